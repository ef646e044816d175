import { cache } from "react";
import { visit } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { readOptOutToken } from "@/lib/mail-opt-outs/opt-out-address";
import { findOptOut } from "@/lib/mail-opt-outs/queries";

/** Whom an address is about, and how their mails stand; null for no address of ours, and for a booking that is gone. */
export const findOwnMails = cache(async (token: string) => {
  const guest = readOptOutToken(token);
  if (!guest) return null;
  const { organizationId, attendeeId } = guest;
  const ctx: Context = { ...(await visit()), organizationId, actor: { kind: "guest" } };
  const mails = await findOptOut(ctx, attendeeId);
  return mails ? { ctx, attendeeId, ...mails } : null;
});
