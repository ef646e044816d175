import { Saved } from "@/app/(studio)/schedules/saved";
import { ButtonForm } from "@/components/schedules/button-form";
import { DaysOffForm } from "@/components/schedules/days-off-form";
import { OverrideForm } from "@/components/schedules/override-form";
import { Card } from "@/components/ui/card";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import type { Display } from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import { addDaysOffAction, removeDaysOffAction, removeOverrideAction, setOverrideAction } from "./actions";
import { datesText, dateText, rangesText } from "./schedule-view";

export type ExceptionsProps = {
  readonly schedule: ScheduleDetails;
  readonly display: Display;
  readonly now: number;
  readonly saved: string | string[] | undefined;
};

/** Dates whose hours differ from those of every week; those that are over are not shown. */
export function OverridesSection({ schedule, display, now, saved }: ExceptionsProps) {
  const today = localDate(now, schedule.timeZone);
  const coming = schedule.overrides.filter(({ onDate }) => onDate >= today);
  return (
    <Section title="Dates with other hours">
      <Saved part="date" saved={saved} trigger={now} />
      <Saved part="date-removed" saved={saved} trigger={now} />
      {coming.length > 0 && (
        <RowList label="Dates with other hours">
          {coming.map(({ onDate, ranges }) => (
            <Row
              key={onDate}
              title={dateText(onDate, display)}
              detail={rangesText(ranges, display)}
              trailing={
                <ButtonForm
                  action={removeOverrideAction.bind(null, schedule.id, onDate)}
                  variant="quiet"
                  size="small"
                >
                  Remove<span className="sr-only"> {dateText(onDate, display)}</span>
                </ButtonForm>
              }
            />
          ))}
        </RowList>
      )}
      <Card>
        <OverrideForm action={setOverrideAction.bind(null, schedule.id)} today={today} />
      </Card>
    </Section>
  );
}

/** Vacations and the like; those that are over are not shown. */
export function DaysOffSection({ schedule, display, now, saved }: ExceptionsProps) {
  const today = localDate(now, schedule.timeZone);
  const coming = schedule.daysOff.filter(({ endsOn }) => endsOn >= today);
  return (
    <Section title="Days off">
      <Saved part="days" saved={saved} trigger={now} />
      <Saved part="days-removed" saved={saved} trigger={now} />
      {coming.length > 0 && (
        <RowList label="Days off">
          {coming.map(({ id, startsOn, endsOn, label }) => (
            <Row
              key={id}
              title={label}
              detail={datesText(startsOn, endsOn, display)}
              trailing={
                <ButtonForm
                  action={removeDaysOffAction.bind(null, schedule.id, id)}
                  variant="quiet"
                  size="small"
                >
                  Remove<span className="sr-only"> {label}</span>
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
