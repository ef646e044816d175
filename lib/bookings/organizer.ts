import { config } from "@/lib/config";
import { sender } from "@/lib/notifications/sender";

type Person = { readonly name: string; readonly email: string };

/**
 * The ORGANIZER of a new booking's invitations, to whom calendars answer. That is the host, and answers
 * land in their own mailbox; or, where a mailbox is set that we read, the address behind it under the
 * host's name. A booking keeps what it has, for calendars would not know it again under another.
 */
export const organizerFor = (host: Person | null): Person | null =>
  host && config().imapUrl ? { name: host.name, email: sender().address } : host;
