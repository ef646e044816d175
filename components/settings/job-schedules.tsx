import { Row, RowList } from "@/components/ui/row-list";
import { dateAndTime, type JobWords, taskTitle } from "./job-times";

export type JobSchedulesProps = JobWords & {
  readonly scheduled: readonly {
    readonly task: string;
    /** "03:17" in UTC, or how many minutes apart. */
    readonly schedule: { readonly nightlyAt: string } | { readonly everyMinutes: number };
    /** Epoch ms. */
    readonly lastRunAt: number | null;
  }[];
};

/** What runs by itself: when, and when it did last. */
export const JobSchedules = ({ scheduled, t, display }: JobSchedulesProps) => (
  <RowList label={t("schedules")}>
    {scheduled.map(({ task, schedule, lastRunAt }) => (
      <Row
        key={task}
        title={taskTitle(task, t)}
        detail={
          "nightlyAt" in schedule
            ? t("nightly", { time: schedule.nightlyAt })
            : t("everyMinutes", { minutes: schedule.everyMinutes })
        }
        trailing={
          <span className="text-sm text-muted">
            {lastRunAt === null ? t("neverRun") : t("lastRun", dateAndTime(lastRunAt, display))}
          </span>
        }
      />
    ))}
  </RowList>
);
