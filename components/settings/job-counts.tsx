import { Badge } from "@/components/ui/badge";
import { Row, RowList } from "@/components/ui/row-list";
import { dateAndTime, type JobWords, taskTitle } from "./job-times";

export type JobCountsProps = JobWords & {
  readonly counts: readonly {
    readonly task: string;
    readonly running: number;
    readonly waiting: number;
    /** Those of them that have failed before. */
    readonly retrying: number;
    /** Epoch ms. */
    readonly nextRunAt: number | null;
  }[];
  readonly now: number;
};

/** How many jobs of each task wait and run, and when the next is due. */
export function JobCounts({ counts, now, t, display }: JobCountsProps) {
  const live = counts.filter(({ running, waiting }) => running + waiting > 0);
  if (live.length === 0) return <p className="text-muted">{t("queueNone")}</p>;
  return (
    <RowList label={t("queue")}>
      {live.map(({ task, running, waiting, retrying, nextRunAt }) => (
        <Row
          key={task}
          title={taskTitle(task, t)}
          detail={nextRunAt !== null && nextText(nextRunAt)}
          trailing={
            <>
              {running > 0 && <Badge tone="success">{t("running", { count: running })}</Badge>}
              {retrying > 0 && <Badge tone="warning">{t("retrying", { count: retrying })}</Badge>}
              {waiting > 0 && <Badge>{t("waiting", { count: waiting })}</Badge>}
            </>
          }
        />
      ))}
    </RowList>
  );

  function nextText(nextRunAt: number): string {
    return nextRunAt <= now ? t("nextNow") : t("next", dateAndTime(nextRunAt, display));
  }
}
