import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkMails, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { enqueue } from "@/lib/jobs/enqueue";
import { lockForChange } from "@/lib/links/lock-for-change";
import type { Link } from "@/lib/links/queries";
import { type MailEdits, readMailEdits } from "./queries";
import { isSwitched, type LinkMailKind } from "./rules";
import type { MailWords, Reminders } from "./schema";

const asWritten: MailEdits = { isOn: true, subject: null, intro: null };

/**
 * Says whether a kind of mail goes out for a link, whatever it was: twice is the same as once, and is on
 * record once. Mails that wait to be sent still go.
 */
export async function setMailOn(
  ctx: Context,
  linkId: string,
  kind: LinkMailKind,
  isOn: boolean,
): Promise<void> {
  requirePermission(ctx, "links:write");
  if (!isSwitched(kind)) throw new AppError("conflict", say("linkMails.ofTemplate"));
  await inTransaction(ctx.db, ctx, async (tx) => {
    await lockForChange(tx, ctx, linkId);
    const before = (await readMailEdits(tx, ctx, linkId, kind)) ?? asWritten;
    if (before.isOn === isOn) return;
    await writeEdits(tx, ctx, linkId, kind, { ...before, isOn });
    const action = isOn ? "link.mail_switched_on" : "link.mail_switched_off";
    await recordAudit(tx, ctx, {
      action,
      subjectId: linkId,
      before: { kind, isOn: before.isOn },
      after: { kind, isOn },
    });
  });
}

/**
 * Gives a kind of mail the owner's words; null for ours. `version` is the link's that they were written for:
 * fails with `conflict` when the link has changed since. Returns the new one.
 */
export async function saveMailWords(
  ctx: Context,
  linkId: string,
  kind: LinkMailKind,
  { version, ...words }: MailWords & { readonly version: number },
): Promise<number> {
  requirePermission(ctx, "links:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    await lockVersion(tx, ctx, linkId, version);
    const before = (await readMailEdits(tx, ctx, linkId, kind)) ?? asWritten;
    await writeEdits(tx, ctx, linkId, kind, { ...before, ...words });
    const { subject, intro } = before;
    await recordAudit(tx, ctx, {
      action: "link.mail_changed",
      subjectId: linkId,
      before: { kind, subject, intro },
      after: { kind, ...words },
    });
    return change(tx, ctx, linkId, { version: version + 1 });
  });
}

/**
 * Says when guests and hosts are reminded, of the meetings that are booked already too. Fails with `conflict` like
 * `saveMailWords`; returns the new version.
 */
export async function saveReminders(
  ctx: Context,
  linkId: string,
  { version, guest, host }: Reminders,
): Promise<number> {
  requirePermission(ctx, "links:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { guestReminders, hostReminders } = await lockVersion(tx, ctx, linkId, version);
    await recordAudit(tx, ctx, {
      action: "link.reminders_changed",
      subjectId: linkId,
      before: { guest: guestReminders, host: hostReminders },
      after: { guest, host },
    });
    await enqueue(tx, "queue-reminders", { linkId, organizationId: ctx.organizationId });
    return change(tx, ctx, linkId, { guestReminders: guest, hostReminders: host, version: version + 1 });
  });
}

/** The link with its version, kept to the transaction. */
async function lockVersion(tx: Transaction, ctx: Context, linkId: string, version: number): Promise<Link> {
  const link = await lockForChange(tx, ctx, linkId);
  if (link.version !== version) throw new AppError("conflict", say("links.changedMeanwhile"));
  return link;
}

async function change(
  tx: Transaction,
  { organizationId }: Context,
  linkId: string,
  columns: Partial<Link> & Pick<Link, "version">,
): Promise<number> {
  await tx
    .update(links)
    .set(columns)
    .where(and(eq(links.organizationId, organizationId), eq(links.id, linkId)));
  return columns.version;
}

async function writeEdits(
  tx: Transaction,
  { organizationId }: Context,
  linkId: string,
  kind: LinkMailKind,
  edits: MailEdits,
): Promise<void> {
  await tx
    .insert(linkMails)
    .values({ organizationId, linkId, kind, ...edits })
    .onConflictDoUpdate({ target: [linkMails.linkId, linkMails.kind], set: edits });
}
