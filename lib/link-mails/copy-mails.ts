import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkMails } from "@/db/tables";
import type { Context } from "@/lib/context";

/** Gives a new link what is changed about the mails of another one. */
export async function copyLinkMails(
  tx: Transaction,
  { organizationId }: Context,
  from: string,
  to: string,
): Promise<void> {
  const rows = await tx
    .select()
    .from(linkMails)
    .where(and(eq(linkMails.organizationId, organizationId), eq(linkMails.linkId, from)));
  if (rows.length > 0) await tx.insert(linkMails).values(rows.map((row) => ({ ...row, linkId: to })));
}
