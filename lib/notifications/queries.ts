import { and, desc, eq, isNull } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { isOperator } from "@/lib/accounts/operator";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import type { MailState } from "./rules";

/** How many mails the log shows. */
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

/**
 * The organization's mails, newest first, all or those that stand one way; for whoever runs the
 * installation its account mails too.
 */
export async function findMails(ctx: Context, { state }: { readonly state?: MailState | undefined } = {}) {
  requirePermission(ctx, "mails:read");
  const perScope = (await scopesOf(ctx)).map((scope) =>
    inTransaction(ctx.db, scope, (tx) =>
      tx
        .select(line)
        .from(mails)
        .where(and(within(scope), state && eq(mails.state, state)))
        .orderBy(desc(mails.createdAt), mails.id)
        .limit(mailsPerPage),
    ),
  );
  return (await Promise.all(perScope))
    .flat()
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, mailsPerPage);
}

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
