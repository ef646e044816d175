import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Visit } from "@/lib/context";
import { toIso } from "@/lib/time/format";

/** Every job by its name, with what it is told: ids only, for the handler reads again. */
export type Jobs = {
  /** Every night. */
  "clean-up-accounts": Record<string, unknown>;
  /** Every night. */
  "clean-up-drafts": Record<string, unknown>;
  /** Every night. */
  "forget-visitor-salts": Record<string, unknown>;
  /** Every night. */
  "forget-mails": Record<string, unknown>;
  /** Every night. */
  "forget-spent-proofs": Record<string, unknown>;
  /** Every minute, where there is a mailbox. */
  "read-replies": Record<string, unknown>;
  /** When the time of a request comes. */
  "expire-request": { readonly bookingId: string; readonly organizationId: string };
  /** When a request that waits for its mail address to be proved has run out. */
  "forget-confirmation": { readonly id: string; readonly organizationId: string };
  /** When a meeting is over. */
  "follow-up": { readonly bookingId: string; readonly organizationId: string };
  /** So many minutes before a meeting that, when it was queued, began at `startsAt` (epoch ms). */
  remind: {
    readonly bookingId: string;
    readonly organizationId: string;
    readonly leadMinutes: number;
    readonly startsAt: number;
  };
  /** When a link's owner has chosen other leads. */
  "queue-reminders": { readonly linkId: string; readonly organizationId: string };
  /** When somebody has asked for a new password; for an address that nobody has, too, with the id of no user. */
  "reset-password": { readonly id: string; readonly userId: string };
  "send-mail": {
    readonly mailId: string;
    readonly organizationId: string | null;
    /** The request that a mail of no organization asks to confirm. */
    readonly confirmation?: { readonly id: string; readonly organizationId: string };
  };
};

/** One run of a job. */
export type JobVisit = Visit & {
  /** Which of its attempts it is, from one on, and from one again when a job that was given up is retried. */
  readonly attempt?: number;
  /** Aborts when the worker is told to stop: for a handler that waits long for somebody else, and loses nothing by ending early. */
  readonly stopping?: AbortSignal;
};

export type JobTime = {
  /** Epoch ms; when left out, the job runs at once. */
  readonly runAt: number;
  /** A job that waits under the same key is replaced. */
  readonly key: string;
};

/** Queues a job inside the transaction it follows from: it runs if that commits, and only then. */
export async function enqueue<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  time?: JobTime,
): Promise<void> {
  const runAt = time ? toIso(time.runAt) : null;
  await tx.execute(
    sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${time?.key ?? null}::text)`,
  );
}
