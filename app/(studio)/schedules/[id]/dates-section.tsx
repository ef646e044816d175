import { Saved } from "@/app/(studio)/schedules/saved";
import { DatesEditor } from "@/components/schedules/dates-editor";
import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import type { WholeSchedule } from "@/lib/schedules/date-hours";
import { removeOverrideAction, setDatesAction } from "./actions";
import { type CalendarAddress, dayView, monthView } from "./calendar-view";
import { dateText, rangesText, type View } from "./schedule-view";

export type PartProps = {
  readonly schedule: WholeSchedule;
  readonly view: View;
  readonly now: number;
  /** The date of now on the schedule's clock. */
  readonly today: string;
  readonly saved: string | string[] | undefined;
};

export type DatesSectionProps = PartProps & {
  readonly address: CalendarAddress;
  /** How many dates were saved. */
  readonly count: number;
};

/** A calendar in which dates get other hours than in every week, and a list of those that have. */
export function DatesSection({ schedule, view, now, today, saved, address, count }: DatesSectionProps) {
  const { t, locale } = view;
  const coming = schedule.overrides.filter(({ onDate }) => onDate >= today);
  const initial = address.onDate && dayView(schedule, address.onDate, { ...address, today }, view);
  return (
    <div id="dates" className="scroll-mt-4">
      <Section title={t("dates.title")}>
        <Saved part="dates" saved={saved} trigger={now} count={count} />
        <Saved part="dateRemoved" saved={saved} trigger={now} />
        <p className="text-muted">
          <span className="noscript:hidden">{t("dates.about")}</span>
          <span className="hidden noscript:inline">{t("dates.aboutPlain")}</span>
        </p>
        <Card>
          <DatesEditor
            // What was saved is no longer chosen.
            key={`${address.onDate} ${saved === "dates" ? now : ""}`}
            action={setDatesAction.bind(null, schedule.id)}
            month={monthView(schedule, address, today, view)}
            today={today}
            locale={locale}
            initial={initial || undefined}
          />
        </Card>
        {coming.length > 0 && (
          <RowList label={t("dates.list")}>
            {coming.map(({ onDate, ranges }) => (
              <Row
                key={onDate}
                title={dateText(onDate, view)}
                detail={rangesText(ranges, view)}
                trailing={
                  <ButtonForm
                    action={removeOverrideAction.bind(null, schedule.id, onDate)}
                    variant="quiet"
                    size="small"
                  >
                    {t("remove")}
                    <span className="sr-only"> {dateText(onDate, view)}</span>
                  </ButtonForm>
                }
              />
            ))}
          </RowList>
        )}
      </Section>
    </div>
  );
}
