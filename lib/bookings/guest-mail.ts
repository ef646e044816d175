import { and, eq } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";

type Told = { readonly id: string; readonly sequence: number; readonly guest: { readonly email: string } };

/**
 * Whether a mail about the booking as it stands goes to its guest: there is a mail server, and the
 * owner has not switched that mail off.
 */
export async function isGuestMailed(ctx: Context, { id, sequence, guest }: Told): Promise<boolean> {
  if (!config().smtpUrl) return false;
  const queued = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ id: mails.id })
      .from(mails)
      .where(
        and(
          eq(mails.organizationId, ctx.organizationId),
          eq(mails.bookingId, id),
          eq(mails.sequence, sequence),
          eq(mails.recipientEmail, guest.email),
        ),
      )
      .limit(1),
  );
  return queued.length > 0;
}
