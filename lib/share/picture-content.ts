import { findSlots } from "@/lib/availability/find-slots";
import type { Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readerOf } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { openLink } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { formatShortDate, formatZone } from "@/lib/time/format";
import { dayMs } from "@/lib/time/zone";
import { chooseTimes, picturePerLine } from "./rules";
import type { PictureQuery } from "./schema";
import { timeLabels } from "./time-labels";

/** How far ahead the picture looks, in days: near ones first, and farther only for who has none. */
const daysAhead = [14, 62];

/** What the live picture says. Only our own words and numbers, which its font is known to have. */
export type PictureContent = {
  readonly title: string;
  /** The zone in words, or what to do when there are no times. */
  readonly hint: string;
  readonly lines: readonly { readonly day: string; readonly times: readonly string[] }[];
};

/**
 * The next free times of a link as they are now, in words; or why there are none. A mail program
 * shows nothing of an error, so a link that is closed, or gone, says so in the picture too.
 */
export async function pictureContent(
  visit: Visit,
  token: string,
  { tz, duration, count, lang, clock }: PictureQuery,
): Promise<PictureContent> {
  const t = translator(lang, "share");
  const opened = await openLink(visit, token).catch(closedOrThrow);
  if (!opened) return { title: t("picture.closed"), hint: t("picture.closedHint"), lines: [] };
  const { ctx, link } = opened;
  const timeZone = tz ?? link.timeZone;
  const { locale } = readerOf(null, { language: lang, clock: clock ?? null });
  let free: readonly number[] = [];
  for (const days of daysAhead) {
    const range = { from: ctx.now, until: ctx.now + days * dayMs };
    free = await findSlots(ctx, link, { durationMinutes: durationOrUsual(link, duration), ...range });
    if (free.length > 0) break;
  }
  const chosen = chooseTimes(free, { timeZone, perDay: picturePerLine, total: count, dates: [] });
  const [first] = free;
  if (first === undefined) return { title: t("picture.none"), hint: t("picture.noneHint"), lines: [] };
  return {
    title: t("picture.title"),
    hint: formatZone(timeZone, first, locale),
    lines: chosen.slice(0, Math.ceil(count / picturePerLine)).map(({ starts }) => ({
      day: formatShortDate(starts[0] ?? first, { locale, timeZone }),
      times: timeLabels(starts, { locale, timeZone }),
    })),
  };
}

function closedOrThrow(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}
