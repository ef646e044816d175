import { config } from "@/lib/config";
import { type Language, languages, readerOf } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { bookAddress } from "@/lib/links/addresses";
import type { OneTimeDetails } from "@/lib/one-time/queries";
import { formatDate, formatDuration, formatShortDate, formatTime, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

/** The language that the address of the page asks the mail in; the owner's own unless it names one. */
export const mailLanguage = (asked: unknown, own: Language): Language =>
  languages.find((language) => language === asked) ?? own;

/** A mail to the recipient of a link, in one of our languages, and the address that opens it in a mail program. */
export function mailView(link: OneTimeDetails, senderName: string, timeZone: string, language: Language) {
  const t = translator(language, "oneTime");
  const { locale } = readerOf(null, { language, clock: null });
  const display = { locale, timeZone };
  const { recipientName, recipientEmail, title, token, expiresAt, times, note } = link;
  const minutes = link.durationsMinutes[0] ?? 0;
  const zone = formatZone(timeZone, times[0]?.start ?? expiresAt, locale);
  const timeLines = times.map(
    ({ start }) => `  ${formatShortDate(start, display)}, ${formatTime(start, display)}`,
  );
  const parts = [
    t("mail.hello", { name: recipientName ?? recipientEmail }),
    note,
    times.length > 0
      ? `${t("mail.chooseOf", { title, length: formatDuration(minutes * minuteMs, locale), zone })}\n\n${timeLines.join("\n")}`
      : t("mail.choose", { title }),
    bookAddress(config().baseUrl, token),
    t("mail.until", {
      date: formatDate(expiresAt, display),
      time: formatTime(expiresAt, display),
      zone: formatZone(timeZone, expiresAt, locale),
    }),
    `${t("mail.bye")}\n${senderName}`,
  ];
  const text = parts.filter((part) => part !== null && part !== "").join("\n\n");
  const subject = t("mail.subject", { title });
  // RFC 6068: line ends are CRLF, and a space is %20.
  const query = [
    ["subject", subject],
    ["body", text.replaceAll("\n", "\r\n")],
  ].map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`);
  return { text, mailto: `mailto:${encodeURIComponent(recipientEmail)}?${query.join("&")}`, language };
}
