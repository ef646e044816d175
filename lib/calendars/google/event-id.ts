/*
 * Google lets a program choose the id of an event, and makes its UID of it. So the id is the booking's UID in
 * the letters that Google takes, a to v and digits (base32hex, RFC 4648): whoever asks again finds the event,
 * and every copy of it in somebody else's calendar tells the booking.
 */

const prefix = "openhour";
const digits = "0123456789abcdefghijklmnopqrstuv";

/** The id of a booking's event, the same in every calendar. */
export function eventIdOf(uid: string): string {
  const bits = [...Buffer.from(uid)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = bits.match(/.{1,5}/g) ?? [];
  return prefix + letters.map((five) => digits[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** The UID by which we know an event: the booking's for one of ours, else what Google says. */
export function uidOf(iCalUID: string | null | undefined): string | undefined {
  const letters = /^openhour([0-9a-v]+)@google\.com$/.exec(iCalUID ?? "")?.[1];
  if (letters === undefined) return iCalUID ?? undefined;
  const bits = [...letters].map((letter) => digits.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const uid = Buffer.from(bytes).toString();
  // Somebody else's id may begin so as well.
  return eventIdOf(uid) === prefix + letters ? uid : (iCalUID ?? undefined);
}
