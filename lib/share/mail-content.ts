import type { Language } from "@/lib/i18n/locale";
import { readerOf } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { bookAddress } from "@/lib/links/addresses";
import { formatDuration, formatLocalDate, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { pictureAddress } from "./addresses";
import { type DayOfTimes, pictureHeight, pictureWidth } from "./rules";
import { timeLabels } from "./time-labels";

/** The part of a mail that offers times, in words: what its HTML and its plain text are both made from. */
export type MailContent = {
  readonly language: Language;
  /** "Intro call, 30 minutes". */
  readonly heading: string;
  readonly intro: string;
  readonly days: readonly {
    readonly heading: string;
    /** The zone in words, where it is not that of the day before. */
    readonly zoneText: string | undefined;
    readonly times: readonly { readonly label: string; readonly href: string }[];
  }[];
  readonly picture:
    | { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
    | undefined;
  readonly others: { readonly label: string; readonly href: string };
};

export type MailContentInput = {
  readonly baseUrl: string;
  readonly link: { readonly token: string; readonly title: string };
  readonly durationMinutes: number;
  /** The recipient's. */
  readonly timeZone: string;
  readonly language: Language;
  readonly clock: "12h" | "24h" | undefined;
  readonly days: readonly DayOfTimes[];
  /** How many times the live picture shows; undefined for no picture. */
  readonly pictureCount: number | undefined;
};

/** Says the chosen times in the recipient's language and zone, each with the address that opens it. */
export function mailContent(input: MailContentInput): MailContent {
  const { baseUrl, link, durationMinutes, timeZone, language, clock, days, pictureCount } = input;
  const t = translator(language, "share");
  const { locale } = readerOf(null, { language, clock: clock ?? null });
  const preset = { durationMinutes, timeZone };
  const others = bookAddress(baseUrl, link.token, preset);
  const zoneTexts = days.map(({ starts }) => formatZone(timeZone, starts[0] ?? 0, locale));
  return {
    language,
    heading: t("mail.heading", {
      title: link.title,
      duration: formatDuration(durationMinutes * minuteMs, locale),
    }),
    intro: t("mail.intro"),
    days: days.map(({ onDate, starts }, i) => ({
      heading: formatLocalDate(onDate, locale),
      zoneText: zoneTexts[i] === zoneTexts[i - 1] ? undefined : zoneTexts[i],
      times: timeLabels(starts, { locale, timeZone }).map((label, at) => ({
        label,
        href: bookAddress(baseUrl, link.token, { ...preset, time: starts[at] }),
      })),
    })),
    picture:
      pictureCount === undefined
        ? undefined
        : {
            src: pictureAddress(baseUrl, link.token, { ...preset, count: pictureCount, language, clock }),
            alt: t("mail.pictureAlt", { title: link.title }),
            width: pictureWidth,
            height: pictureHeight(pictureCount),
          },
    others: { label: t("mail.others"), href: others },
  };
}
