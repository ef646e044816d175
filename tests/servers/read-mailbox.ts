import ICAL from "ical.js";
import { ImapFlow } from "imapflow";
import { type ParsedMail, simpleParser } from "mailparser";

export type StoredMail = { readonly parsed: ParsedMail; readonly flags: ReadonlySet<string> };

/** Everything in a mailbox as it lies there, oldest first; reading it changes nothing. */
export async function readAll(imapUrl: string): Promise<StoredMail[]> {
  const { hostname, port, username, password } = new URL(imapUrl);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    auth: { user: username, pass: password },
    logger: false,
  });
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen("INBOX", { readOnly: true });
    if (exists === 0) return [];
    const all = await client.fetchAll("1:*", { source: true, flags: true });
    return await Promise.all(
      all.map(async ({ source, flags }) => ({
        parsed: await simpleParser(source ?? ""),
        flags: flags ?? new Set<string>(),
      })),
    );
  } finally {
    await client.logout();
  }
}

/** The iCalendar object that comes with a mail, as its bytes. */
export const calendarOf = ({ parsed }: StoredMail): string =>
  parsed.attachments.find(({ contentType }) => contentType === "application/ics")?.content.toString() ?? "";

/** A calendar that knows its entries by UID, and takes what is not older than what it has (RFC 5546, 2.1.5). */
export function tinyCalendar() {
  const entries = new Map<string, { readonly sequence: number; readonly start: string }>();
  return {
    take(text: string) {
      const calendar = new ICAL.Component(ICAL.parse(text));
      const event = calendar.getFirstSubcomponent("vevent");
      const uid = String(event?.getFirstPropertyValue("uid"));
      const sequence = Number(event?.getFirstPropertyValue("sequence"));
      if (sequence < (entries.get(uid)?.sequence ?? 0)) return;
      if (calendar.getFirstPropertyValue("method") === "CANCEL") entries.delete(uid);
      else entries.set(uid, { sequence, start: String(event?.getFirstPropertyValue("dtstart")) });
    },
    starts: () => [...entries.values()].map(({ start }) => start),
  };
}
