import ICAL from "ical.js";
import { isMailAddress } from "@/lib/mail-address";
import { cleanLine } from "@/lib/notifications/clean-text";

/** A person, as an address book has them. */
export type Card = { readonly name: string; readonly emails: readonly string[] };

/** Reads a file of vCard 3.0 or 4.0. Cards that cannot be read are left out: many are older, and some are broken. */
export function readCards(text: string): Card[] {
  const cards = text.match(/^BEGIN:VCARD\s*$.*?^END:VCARD\s*$/gims) ?? [];
  return cards.flatMap((one) => {
    try {
      return [readCard(new ICAL.Component(ICAL.parse(one.trim())))];
    } catch {
      return [];
    }
  });
}

function readCard(card: ICAL.Component): Card {
  const emails = card.getAllProperties("email").toSorted((one, other) => rankOf(one) - rankOf(other));
  const name = String(card.getFirstPropertyValue("fn") ?? "");
  return {
    // ical.js leaves an escaped semicolon as it is, and most servers escape it.
    name: cleanLine(name.replaceAll("\\;", ";")),
    emails: emails.map((email) => String(email.getFirstValue()).trim()).filter(isMailAddress),
  };
}

/** Preferred ones first: 4.0 counts them from 1 to 100, 3.0 marks one. */
function rankOf(email: ICAL.Property): number {
  const types = [email.getParameter("type") ?? []].flat();
  if (types.some((type) => type.toLowerCase() === "pref")) return 1;
  return Number(email.getFirstParameter("pref")) || 101;
}

/** Writes a vCard 3.0, which every server takes. Throws RangeError for an address that is none. */
export function cardText(uid: string, name: string, email: string): string {
  if (!isMailAddress(email)) throw new RangeError("Not a mail address.");
  const line = cleanLine(name) || email;
  const words = line.split(" ");
  const [first, last = ""] = [words.slice(0, -1).join(" "), words.at(-1)];
  const text = (key: string, value: string | string[]) => [key, {}, "text", value];
  const properties = [
    text("version", "3.0"),
    text("prodid", "-//Openhour//Openhour//EN"),
    text("uid", uid),
    text("fn", line),
    text("n", [last, first, "", "", ""]),
    ["email", { type: "INTERNET" }, "text", email],
  ];
  return `${ICAL.stringify(["vcard", properties, []])}\r\n`;
}
