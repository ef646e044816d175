import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { isOperator } from "@/lib/accounts/operator";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import type { Cursor } from "@/lib/cursor";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import type { MailState } from "./rules";

/** How many mails the log shows at once. */
const mailsPerPage = 100;

/** A line of the mail log. */
const line = {
  id: mails.id,
  bookingId: mails.bookingId,
  kind: mails.kind,
  state: mails.state,
  recipientName: mails.recipientName,
  recipientEmail: mails.recipientEmail,
  subject: mails.subject,
  response: mails.response,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
};

export type MailQuery = {
  /** How the mails stand; all when left out. */
  readonly state?: MailState | undefined;
  /** Where the page before ended. */
  readonly after?: Cursor | undefined;
};

/**
 * A page of the organization's mails, newest first, and where it ends when there are older ones; for
 * whoever runs the installation with its account mails.
 */
export async function findMails(ctx: Context, { state, after }: MailQuery = {}) {
  requirePermission(ctx, "mails:read");
  const perScope = (await scopesOf(ctx)).map((scope) =>
    inTransaction(ctx.db, scope, (tx) =>
      tx
        .select(line)
        .from(mails)
        .where(and(within(scope), state && eq(mails.state, state), after && isOlder(after)))
        .orderBy(desc(mails.createdAt), desc(mails.id))
        .limit(mailsPerPage + 1),
    ),
  );
  const found = (await Promise.all(perScope))
    .flat()
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  const page = found.slice(0, mailsPerPage);
  const last = page.at(-1);
  return {
    mails: page,
    next: last && found.length > page.length ? { at: last.createdAt, id: last.id } : undefined,
  };
}

const isOlder = ({ at, id }: Cursor) =>
  sql`(${mails.createdAt}, ${mails.id}) < (${sql.param(at, mails.createdAt)}, ${id}::uuid)`;

/** One mail of the log with what it says. Fails with `not_found`. */
export async function requireMail(ctx: Context, mailId: string) {
  requirePermission(ctx, "mails:read");
  for (const scope of isId(mailId) ? await scopesOf(ctx) : []) {
    const [mail] = await inTransaction(ctx.db, scope, (tx) =>
      tx
        .select()
        .from(mails)
        .where(and(within(scope), eq(mails.id, mailId))),
    );
    if (mail) return mail;
  }
  throw new AppError("not_found", say("mails.gone"));
}

/** The mails about a booking, oldest first. */
export async function findBookingMails(ctx: Context, bookingId: string) {
  requirePermission(ctx, "bookings:read");
  return inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select(line)
      .from(mails)
      .where(and(eq(mails.organizationId, ctx.organizationId), eq(mails.bookingId, bookingId)))
      .orderBy(mails.createdAt, mails.kind),
  );
}

type MailScope = Extract<Scope, { organizationId: string } | { installation: "on" }>;

async function scopesOf(ctx: Context): Promise<MailScope[]> {
  const own = { organizationId: ctx.organizationId };
  return (await isOperator(ctx)) ? [own, { installation: "on" }] : [own];
}

const within = (scope: MailScope) =>
  "organizationId" in scope ? eq(mails.organizationId, scope.organizationId) : isNull(mails.organizationId);
