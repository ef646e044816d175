import { visit } from "@/lib/auth/session";
import { type EmailConfirmation, findConfirmation } from "@/lib/bookings/email-confirmation";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { findLink, type Link } from "@/lib/links/queries";

export type FoundRequest = {
  readonly ctx: Context;
  readonly link: Link;
  /** As the address says; undefined when that is not ours. */
  readonly id: string | undefined;
  /** Undefined when it is unknown, too old, another link's, or a booking by now. */
  readonly waiting: EmailConfirmation | undefined;
};

/** A link, whatever its state, and a request that waits for it; undefined for an address that is no link's. */
export async function findRequest(
  token: string,
  readId: (ctx: Context) => string | undefined,
): Promise<FoundRequest | undefined> {
  const found = await findLink(await visit(), token).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  });
  if (!found) return undefined;
  const id = readId(found.ctx);
  const waiting = id === undefined ? undefined : await findConfirmation(found.ctx, id);
  return { ...found, id, waiting: waiting?.linkId === found.link.id ? waiting : undefined };
}
