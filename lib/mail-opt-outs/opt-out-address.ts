import { config } from "@/lib/config";
import { packIds, readToken, signToken, unpackIds } from "@/lib/security/tokens";

type Guest = { readonly organizationId: string; readonly attendeeId: string };

/**
 * The page on which a guest chooses to get no reminders. Its word names the guest by an id, so that the address,
 * which stands in the logs of whatever is on its way, tells nobody's mail address.
 */
export const optOutUrl = ({ organizationId, attendeeId }: Guest): string =>
  `${config().baseUrl}/unsubscribe/${signToken("mail-opt-out", packIds(organizationId, attendeeId))}`;

/** Where mail programs post to on their own (RFC 8058). Not the page itself, which takes forms only. */
export const oneClickUrl = (pageUrl: string): string => `${pageUrl}/one-click`;

/** Whom the word in such an address is about; undefined when it is not one of ours. */
export function readOptOutToken(token: string): Guest | undefined {
  const payload = readToken("mail-opt-out", token);
  const [organizationId, attendeeId] = payload?.length === 32 ? unpackIds(payload) : [];
  return organizationId && attendeeId ? { organizationId, attendeeId } : undefined;
}
