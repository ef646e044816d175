import type { Event } from "@microsoft/microsoft-graph-types";

/*
 * Exchange gives every event an id and a UID of its own. A booking's UID goes along twice: as the transaction,
 * by which Exchange makes one event of two requests and which every list tells; and as a property that can be
 * searched for, however long ago the event was made.
 */

const transactionPrefix = "openhour:";

/** The name of a property in our own namespace of MAPI. */
export const uidProperty = "String {2d0a7f52-4a0c-4b60-9a4c-8c1f5a3f7b1e} Name OpenhourUid";

/** What makes an event one of ours. */
export const marksOf = (uid: string): Event => ({
  transactionId: transactionPrefix + uid,
  singleValueExtendedProperties: [{ id: uidProperty, value: uid }],
});

/** Finds a booking's event in a calendar. */
export const filterFor = (uid: string): string =>
  `singleValueExtendedProperties/any(ep: ep/id eq '${uidProperty}' and ep/value eq '${uid.replaceAll("'", "''")}')`;

/** The UID by which we know an event: the booking's for one of ours, else what Exchange says. */
export const uidOf = ({ transactionId, iCalUId }: Event): string | undefined =>
  transactionId?.startsWith(transactionPrefix)
    ? transactionId.slice(transactionPrefix.length)
    : (iCalUId ?? undefined);
