import { config } from "@/lib/config";
import { packIds, readToken, signatureOf, signToken, unpackIds } from "@/lib/security/tokens";
import { type BookSlot, whatIsAsked } from "./schema";

type Waiting = { readonly organizationId: string; readonly id: string };

/**
 * What a request is known by: the same when the same form is sent again as it was, and another for
 * whatever else is asked for by the same form. Nobody else can work it out, so nothing else is booked
 * under it.
 */
export function confirmationId(linkId: string, formKey: string, input: BookSlot): string {
  const asked = Buffer.from(JSON.stringify([linkId, formKey, whatIsAsked(input)]));
  const [id = ""] = unpackIds(signatureOf("confirmation-id", asked).subarray(0, 16));
  return id;
}

/** Where a request is confirmed: only whoever reads the mail learns it. */
export const confirmUrl = (linkToken: string, { organizationId, id }: Waiting): string =>
  `${config().baseUrl}/book/${linkToken}/confirm/${signToken("confirm-booking", packIds(organizationId, id))}`;

/** The word that shows the guest which mail to look for, and confirms nothing. */
export const sentToken = ({ organizationId, id }: Waiting): string =>
  signToken("sent-confirmation", packIds(organizationId, id));

/** Which request of an organization a mail's address is about; undefined when it is not one of theirs. */
export const readConfirmToken = (token: string, organizationId: string) =>
  readId("confirm-booking", token, organizationId);

/** The same for the word that `sentToken` makes. */
export const readSentToken = (token: string, organizationId: string) =>
  readId("sent-confirmation", token, organizationId);

function readId(
  purpose: "confirm-booking" | "sent-confirmation",
  token: string,
  organizationId: string,
): string | undefined {
  const payload = readToken(purpose, token);
  const [of, id] = payload?.length === 32 ? unpackIds(payload) : [];
  return of === organizationId ? id : undefined;
}
