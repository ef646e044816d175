import { Saved } from "@/app/(studio)/schedules/saved";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { words } from "@/lib/auth/reader";
import { said } from "@/lib/i18n/say";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import { keptBecause, type ScheduleUsers } from "@/lib/schedules/rules";
import { deleteAction, makeDefaultAction } from "./actions";

export type WholeScheduleProps = {
  readonly schedule: ScheduleDetails;
  readonly users: ScheduleUsers;
  readonly now: number;
  readonly saved: string | string[] | undefined;
};

/** What can be done with the schedule as a whole, or why it cannot. */
export async function WholeSchedule({ schedule, users, now, saved }: WholeScheduleProps) {
  const [t, errors] = await Promise.all([words("schedules.whole"), words("errors")]);
  const kept = keptBecause(schedule.isDefault, users);
  return (
    <Section title={t("title")}>
      <Saved part="default" saved={saved} trigger={now} />
      <Card className="grid justify-items-start gap-4">
        {!schedule.isDefault && (
          <>
            <p className="text-muted">{t("about")}</p>
            <ButtonForm action={makeDefaultAction.bind(null, schedule.id)} variant="secondary">
              {t("makeDefault")}
            </ButtonForm>
          </>
        )}
        {kept ? (
          <p className="text-muted">{t("kept", { reason: said(errors, kept) })}</p>
        ) : (
          <details className="grid gap-3">
            <summary
              className={buttonClass({
                variant: "quiet",
                className: "-ms-4 [&::-webkit-details-marker]:hidden",
              })}
            >
              {t("deleteOpen")}
            </summary>
            <div className="mt-3 grid gap-3">
              <p>{t("deleteAbout")}</p>
              <ButtonForm action={deleteAction.bind(null, schedule.id)} variant="danger">
                {t("delete", { name: schedule.name })}
              </ButtonForm>
            </div>
          </details>
        )}
      </Card>
    </Section>
  );
}
