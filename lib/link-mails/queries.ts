import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings, linkMails } from "@/db/tables";
import type { Context } from "@/lib/context";

/** What the owner of a link has changed about one kind of its mails; null for our own words. */
export type MailEdits = {
  readonly isOn: boolean;
  readonly subject: string | null;
  readonly intro: string | null;
};

const edits = { isOn: linkMails.isOn, subject: linkMails.subject, intro: linkMails.intro };

/** What is changed about one kind of a link's mails; undefined when it goes out as we write it. */
export async function readMailEdits(
  tx: Transaction,
  ctx: Pick<Context, "organizationId">,
  linkId: string,
  kind: string,
): Promise<MailEdits | undefined> {
  const [row] = await tx
    .select(edits)
    .from(linkMails)
    .where(
      and(
        eq(linkMails.organizationId, ctx.organizationId),
        eq(linkMails.linkId, linkId),
        eq(linkMails.kind, kind),
      ),
    );
  return row;
}

/** The kinds of mails that are switched off for the link of a booking. */
export async function readKindsOff(
  tx: Transaction,
  { organizationId }: Pick<Context, "organizationId">,
  bookingId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ kind: linkMails.kind })
    .from(linkMails)
    .innerJoin(
      bookings,
      and(eq(bookings.organizationId, linkMails.organizationId), eq(bookings.linkId, linkMails.linkId)),
    )
    .where(
      and(
        eq(linkMails.organizationId, organizationId),
        eq(bookings.id, bookingId),
        eq(linkMails.isOn, false),
      ),
    );
  return new Set(rows.map(({ kind }) => kind));
}
