import { Saved } from "@/app/(studio)/schedules/saved";
import { DaysOffForm } from "@/components/schedules/days-off-form";
import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import { addDaysOffAction, removeDaysOffAction } from "./actions";
import type { PartProps } from "./dates-section";
import { datesText } from "./schedule-view";

export type DaysOffSectionProps = Omit<PartProps, "schedule"> & { readonly schedule: ScheduleDetails };

/** Vacations and the like; those that are over are not shown. */
export function DaysOffSection({ schedule, view, now, today, saved }: DaysOffSectionProps) {
  const { t } = view;
  const coming = schedule.daysOff.filter(({ endsOn }) => endsOn >= today);
  return (
    <Section title={t("daysOff.title")}>
      <Saved part="days" saved={saved} trigger={now} />
      <Saved part="daysRemoved" saved={saved} trigger={now} />
      {coming.length > 0 && (
        <RowList label={t("daysOff.title")}>
          {coming.map(({ id, startsOn, endsOn, label }) => (
            <Row
              key={id}
              title={label}
              detail={datesText(startsOn, endsOn, view)}
              trailing={
                <ButtonForm
                  action={removeDaysOffAction.bind(null, schedule.id, id)}
                  variant="quiet"
                  size="small"
                >
                  {t("remove")}
                  <span className="sr-only"> {label}</span>
                </ButtonForm>
              }
            />
          ))}
        </RowList>
      )}
      <Card>
        <DaysOffForm action={addDaysOffAction.bind(null, schedule.id)} today={today} />
      </Card>
    </Section>
  );
}
