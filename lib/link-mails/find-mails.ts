import { and, eq } from "drizzle-orm";
import { linkMails, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { type Link, readLink } from "@/lib/links/queries";
import { type MailEdits, readMailEdits } from "./queries";
import { isOfRequests, isSwitched, type LinkMailKind, type MailMoment, mailMoments } from "./rules";

/** A kind of mail of a link as its page lists it. */
export type ListedMail = MailEdits & { readonly kind: LinkMailKind };

export type LinkMails = {
  readonly link: Link;
  readonly moments: readonly { readonly when: MailMoment; readonly mails: readonly ListedMail[] }[];
  /** Whose switch says whether guests are thanked; null for a link that asks nothing. */
  readonly template: { readonly id: string; readonly name: string; readonly sendsFollowUp: boolean } | null;
};

/**
 * Every kind of mail that goes out for a link, by when it does, with what its owner has changed. Those about requests only
 * where there are any. Fails with `not_found`.
 */
export async function findLinkMails(ctx: Context, linkId: string): Promise<LinkMails> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { organizationId } = ctx;
    const link = await readLink(tx, ctx, linkId);
    const rows = await tx
      .select()
      .from(linkMails)
      .where(and(eq(linkMails.organizationId, organizationId), eq(linkMails.linkId, linkId)));
    const [template = null] = link.templateId
      ? await tx
          .select({ id: templates.id, name: templates.name, sendsFollowUp: templates.sendsFollowUp })
          .from(templates)
          .where(and(eq(templates.organizationId, organizationId), eq(templates.id, link.templateId)))
      : [];
    const listed = (kind: LinkMailKind): ListedMail => {
      const { isOn = true, subject = null, intro = null } = rows.find((row) => row.kind === kind) ?? {};
      const isSent = isSwitched(kind) ? isOn : (template?.sendsFollowUp ?? false);
      return { kind, isOn: isSent, subject, intro };
    };
    const moments = mailMoments
      .map(({ when, kinds }) => ({
        when,
        mails: kinds.filter((kind) => link.requiresApproval || !isOfRequests(kind)).map(listed),
      }))
      .filter(({ mails }) => mails.length > 0);
    return { link, moments, template };
  });
}

/** What is changed about one kind of a link's mails, and the version of the link. Fails with `not_found`. */
export async function requireLinkMail(
  ctx: Context,
  linkId: string,
  kind: LinkMailKind,
): Promise<MailEdits & { readonly version: number }> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { version } = await readLink(tx, ctx, linkId);
    const edits = await readMailEdits(tx, ctx, linkId, kind);
    return { isOn: true, subject: null, intro: null, ...edits, version };
  });
}
