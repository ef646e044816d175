import { config } from "@/lib/config";
import { packIds, readToken, signToken, unpackIds } from "@/lib/security/tokens";

/**
 * The word in a guest's own address of a booking. It is signed and carries the
 * organization, so that the tenant is known before the first row is read.
 */
export const manageToken = (booking: { readonly organizationId: string; readonly id: string }): string =>
  signToken("booking", packIds(booking.organizationId, booking.id));

/** Where a guest sees and changes their booking. */
export const manageUrl = (booking: { readonly organizationId: string; readonly id: string }): string =>
  `${config().baseUrl}/booking/${manageToken(booking)}`;

/** Which booking a guest's address is about; undefined when it is not one of ours. */
export function readManageToken(token: string): { organizationId: string; bookingId: string } | undefined {
  const payload = readToken("booking", token);
  const [organizationId, bookingId] = payload?.length === 32 ? unpackIds(payload) : [];
  return organizationId && bookingId ? { organizationId, bookingId } : undefined;
}
