import { Saved } from "@/app/(studio)/schedules/saved";
import { ButtonForm } from "@/components/schedules/button-form";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import { keptBecause } from "@/lib/schedules/rules";
import { deleteAction, makeDefaultAction } from "./actions";

export type WholeScheduleProps = {
  readonly schedule: ScheduleDetails;
  readonly now: number;
  readonly saved: string | string[] | undefined;
};

/** What can be done with the schedule as a whole, or why it cannot. */
export function WholeSchedule({ schedule, now, saved }: WholeScheduleProps) {
  const kept = keptBecause(schedule);
  return (
    <Section title="The whole schedule">
      <Saved part="default" saved={saved} trigger={now} />
      <Card className="grid justify-items-start gap-4">
        {!schedule.isDefault && (
          <>
            <p className="text-muted">
              New people and new schedules begin with the hours of the default one.
            </p>
            <ButtonForm action={makeDefaultAction.bind(null, schedule.id)} variant="secondary">
              Make it the default
            </ButtonForm>
          </>
        )}
        {kept ? (
          <p className="text-muted">It cannot be deleted: {kept}</p>
        ) : (
          <details className="grid gap-3">
            <summary
              className={buttonClass({
                variant: "quiet",
                className: "-ms-4 [&::-webkit-details-marker]:hidden",
              })}
            >
              Delete the schedule …
            </summary>
            <div className="mt-3 grid gap-3">
              <p>All its hours and dates go with it. This cannot be undone.</p>
              <ButtonForm action={deleteAction.bind(null, schedule.id)} variant="danger">
                Delete “{schedule.name}”
              </ButtonForm>
            </div>
          </details>
        )}
      </Card>
    </Section>
  );
}
