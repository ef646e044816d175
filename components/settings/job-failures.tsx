import { ButtonForm, type ButtonFormProps } from "@/components/ui/button-form";
import { Row, RowList } from "@/components/ui/row-list";
import { dateAndTime, type JobWords, taskTitle } from "./job-times";

type Action = ButtonFormProps["action"];

export type JobFailuresProps = JobWords & {
  readonly jobs: readonly {
    readonly id: string;
    readonly task: string;
    readonly attempts: number;
    readonly error: string | null;
    /** Epoch ms. */
    readonly failedAt: number;
  }[];
  /** How many there are in all; the list may hold fewer. */
  readonly count: number;
  readonly retry: (jobId: string) => Action;
  readonly discard: (jobId: string) => Action;
  readonly retryAll: Action;
};

/** Jobs that were given up, each with why, and what can be done about it. Stands inside <Words>. */
export function JobFailures({ jobs, count, retry, discard, retryAll, t, display }: JobFailuresProps) {
  if (jobs.length === 0) return <p className="text-muted">{t("failedNone")}</p>;
  return (
    <>
      <p className="text-muted">
        {t("failedText")} {jobs.length < count && t("failedMore", { shown: jobs.length, count })}
      </p>
      {count > 1 && (
        <ButtonForm action={retryAll} variant="secondary">
          {t("retryAll")}
        </ButtonForm>
      )}
      <RowList label={t("failed")}>
        {jobs.map(({ id, task, attempts, error, failedAt }) => (
          <Row
            key={id}
            title={taskTitle(task, t)}
            detail={t("attempts", { attempts, ...dateAndTime(failedAt, display) })}
          >
            <div className="grid gap-3">
              <p className="font-mono text-sm wrap-anywhere text-muted">{error ?? t("noError")}</p>
              <div className="flex flex-wrap gap-2">
                <ButtonForm action={retry(id)} variant="secondary" size="small">
                  {t("retry")} <span className="sr-only">{t("number", { id })}</span>
                </ButtonForm>
                <ButtonForm action={discard(id)} variant="quiet" size="small">
                  {t("discard")} <span className="sr-only">{t("number", { id })}</span>
                </ButtonForm>
              </div>
            </div>
          </Row>
        ))}
      </RowList>
    </>
  );
}
