import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/tables";
import { goOnFor, inTransaction } from "@/db/tenant";
import { requireOperator } from "@/lib/accounts/operator";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { notSentBecause } from "@/lib/notifications/rules";

/**
 * Gives a job that was given up all its attempts again, the first of them now. Fails with
 * `not_found` when it is not given up (any more), and for everybody but the operator.
 */
export async function retryJob(ctx: Context, jobId: string): Promise<void> {
  await requireOperator(ctx);
  await inTransaction(ctx.db, ctx, async (tx) => {
    const retried = await retry(tx, sql`array[${readJobId(jobId)}]::bigint[]`);
    if (retried.length === 0) gone();
    await recordJobs(tx, ctx, "jobs.retried", retried);
  });
}

/** The same for all of them. Returns how many there were. */
export async function retryAllJobs(ctx: Context): Promise<number> {
  await requireOperator(ctx);
  return inTransaction(ctx.db, ctx, async (tx) => {
    const retried = await retry(tx, sql`null`);
    if (retried.length > 0) await recordJobs(tx, ctx, "jobs.retried", retried);
    return retried.length;
  });
}

/**
 * Throws a job away that was given up. A mail that it should have sent is noted as refused, so that
 * nobody goes on waiting for it. Fails like `retryJob`.
 */
export async function discardJob(ctx: Context, jobId: string): Promise<void> {
  await requireOperator(ctx);
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [job] = await tx.execute<Discarded>(sql`
      select task, mail_id as "mailId", organization_id as "organizationId"
        from discard_failed_job(${readJobId(jobId)}::bigint)`);
    if (!job) return gone();
    await recordJobs(tx, ctx, "jobs.discarded", [{ id: jobId, task: job.task }]);
    if (job.mailId !== null) await refuseMail(tx, job.mailId, job.organizationId);
  });
}

type Discarded = { task: string; mailId: string | null; organizationId: string | null };

/** The mail may be another organization's, so its row is written as that one, last of all. */
async function refuseMail(tx: Transaction, mailId: string, organizationId: string | null): Promise<void> {
  await goOnFor(tx, organizationId === null ? { installation: "on" } : { organizationId });
  await tx
    .update(mails)
    .set({ state: "refused", response: notSentBecause.discarded })
    .where(
      and(
        eq(mails.id, mailId),
        eq(mails.state, "queued"),
        organizationId === null ? isNull(mails.organizationId) : eq(mails.organizationId, organizationId),
      ),
    );
}

type Named = { readonly id: string; readonly task: string };

const retry = (tx: Transaction, wanted: ReturnType<typeof sql>) =>
  tx.execute<Named>(sql`select id, task from retry_failed_jobs(${wanted})`);

/** Jobs have numbers and belong to the installation; the entry stands in the operator's own organization. */
const recordJobs = (tx: Transaction, ctx: Context, action: string, jobs: readonly Named[]) =>
  recordAudit(tx, ctx, { action, subjectId: ctx.organizationId, after: { jobs } });

/** A job's id is a bigint; any other text is nobody's. */
const readJobId = (text: string): string => (/^\d{1,18}$/.test(text) ? text : gone());

function gone(): never {
  throw new AppError("not_found", say("jobs.gone"));
}
