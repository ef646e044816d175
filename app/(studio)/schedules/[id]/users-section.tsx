import { Saved } from "@/app/(studio)/schedules/saved";
import { Badge } from "@/components/ui/badge";
import { ButtonForm } from "@/components/ui/button-form";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { ScheduleUsers } from "@/lib/schedules/rules";
import type { OtherResource } from "@/lib/schedules/users";
import { giveScheduleAction } from "./actions";
import type { View } from "./schedule-view";

export type UsersSectionProps = {
  readonly scheduleId: string;
  readonly users: ScheduleUsers & { readonly others: readonly OtherResource[] };
  readonly view: View;
  readonly now: number;
  readonly saved: string | string[] | undefined;
};

/** Who goes by the schedule, on which links, and who else could. */
export function UsersSection({ scheduleId, users, view: { t }, now, saved }: UsersSectionProps) {
  const { resources, links, others } = users;
  return (
    <Section title={t("users.title")}>
      <Saved part="given" saved={saved} trigger={now} />
      {resources.length === 0 && <p className="text-muted">{t("users.nobody")}</p>}
      {resources.length > 0 && (
        <RowList label={t("users.resources")}>
          {resources.map(({ id, name }) => (
            <Row key={id} title={name} />
          ))}
        </RowList>
      )}
      {links.length > 0 && (
        <>
          <h3 className="font-medium">{t("users.links")}</h3>
          <RowList label={t("users.links")}>
            {links.map(({ id, title, isNamed, isArchived }) => (
              <Row
                key={id}
                title={title}
                href={`/links/${id}`}
                detail={isNamed && t("users.named")}
                trailing={isArchived && <Badge>{t("users.archived")}</Badge>}
              />
            ))}
          </RowList>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3 className="font-medium">{t("users.others")}</h3>
          <RowList label={t("users.others")}>
            {others.map(({ id, name, scheduleName }) => (
              <Row
                key={id}
                title={name}
                detail={t("users.goesBy", { schedule: scheduleName })}
                trailing={
                  <ButtonForm
                    action={giveScheduleAction.bind(null, scheduleId, id)}
                    variant="secondary"
                    size="small"
                  >
                    {t("users.use")}
                    <span className="sr-only"> {t("users.useFor", { name })}</span>
                  </ButtonForm>
                }
              />
            ))}
          </RowList>
        </>
      )}
    </Section>
  );
}
