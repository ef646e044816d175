import type { LinkChoices } from "@/components/links/choices";
import type { Translate } from "@/lib/i18n/translator";
import type { StepName } from "@/lib/link-forms/rules";
import type { BookingWindow, LinkSettings, Location } from "@/lib/links/schema";
import { formatDuration, formatLocalDate } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

type Fact = { readonly term: string; readonly detail: string };
type Voice = { readonly t: Translate<"wizard">; readonly locale: string; readonly choices: LinkChoices };

/** What each step's settings say, in words. */
export const reviewFacts: Readonly<Record<StepName, (settings: LinkSettings, voice: Voice) => Fact[]>> = {
  basics: ({ title, description, slug, location }, { t, choices }) => [
    { term: t("review.what"), detail: title },
    ...(description === "" ? [] : [{ term: t("review.description"), detail: description }]),
    { term: t("review.address"), detail: slug ? choices.addressBase + slug : t("review.random") },
    { term: t("review.where"), detail: whereText(location, t) },
  ],
  availability: ({ scheduleId, window, exclusions, timeZone }, voice) => [
    {
      term: voice.t("review.hours"),
      detail: voice.choices.schedules.find(({ value }) => value === (scheduleId ?? ""))?.label ?? "",
    },
    { term: voice.t("review.window"), detail: windowText(window, voice) },
    ...(exclusions.length === 0
      ? []
      : [
          {
            term: voice.t("review.exclusions"),
            detail: exclusions.map((date) => formatLocalDate(date, voice.locale)).join("; "),
          },
        ]),
    ...(timeZone === undefined ? [] : [{ term: voice.t("review.zone"), detail: timeZone }]),
  ],
  lengths: (settings, voice) => {
    const { t } = voice;
    const { durationsMinutes, incrementMinutes, bufferBeforeMinutes, bufferAfterMinutes } = settings;
    const buffer = (minutes: number) => (minutes === 0 ? t("review.none") : lengthText(minutes, voice));
    return [
      {
        term: t("review.lengths"),
        detail: durationsMinutes.map((minutes) => lengthText(minutes, voice)).join(", "),
      },
      {
        term: t("review.increment"),
        detail: incrementMinutes === null ? t("lengths.incrementSame") : lengthText(incrementMinutes, voice),
      },
      {
        term: t("review.buffers"),
        detail:
          bufferBeforeMinutes + bufferAfterMinutes === 0
            ? t("lengths.none")
            : t("review.buffersText", {
                before: buffer(bufferBeforeMinutes),
                after: buffer(bufferAfterMinutes),
              }),
      },
    ];
  },
  limits: (settings, voice) => {
    const { t } = voice;
    const { noticeMinutes, requiresApproval, seats, limitPerDay, limitPerWeek, limitPerMonth } = settings;
    const limits = [
      ...(limitPerDay === null ? [] : [t("review.perDay", { count: limitPerDay })]),
      ...(limitPerWeek === null ? [] : [t("review.perWeek", { count: limitPerWeek })]),
      ...(limitPerMonth === null ? [] : [t("review.perMonth", { count: limitPerMonth })]),
    ];
    return [
      {
        term: t("review.notice"),
        detail:
          noticeMinutes === 0
            ? t("lengths.none")
            : t("review.noticeText", { length: lengthText(noticeMinutes, voice) }),
      },
      { term: t("review.limits"), detail: limits.join(", ") || t("review.unlimited") },
      {
        term: t("review.approval"),
        detail: t(requiresApproval ? "review.approvalYes" : "review.approvalNo"),
      },
      {
        term: t("review.seats"),
        detail: seats === null ? t("review.seatsOne") : t("review.seatsText", { count: seats }),
      },
      { term: t("review.changes"), detail: changesText(settings, voice) },
    ];
  },
  questions: ({ templateId, maxGuests, redirectUrl }, { t, choices }) => [
    {
      term: t("review.questions"),
      detail: choices.templates.find(({ id }) => id === templateId)?.name ?? t("review.questionsNone"),
    },
    { term: t("review.guests"), detail: t("review.guestsText", { count: maxGuests }) },
    ...(redirectUrl === null ? [] : [{ term: t("review.redirect"), detail: redirectUrl }]),
  ],
};

/** Where to meet, or each place that there is to choose from. */
function whereText(location: Location | null, t: Voice["t"]): string {
  if (location === null) return t("location.none");
  const placeText = ({ value, label }: { readonly value: string; readonly label?: string }) =>
    [label, value || t("location.ask")].filter(Boolean).join(": ");
  return location.kind === "choice"
    ? t("review.places", { places: location.options.map(placeText).join("; ") })
    : placeText(location);
}

/** What guests may do with their booking, and until when. */
function changesText(settings: LinkSettings, voice: Voice): string {
  const { guestMayMove, guestMayCancel, changeNoticeMinutes } = settings;
  const { t } = voice;
  if (!guestMayMove && !guestMayCancel) return t("review.changesNone");
  const what = guestMayMove ? (guestMayCancel ? "both" : "move") : "cancel";
  const length = lengthText(changeNoticeMinutes, voice);
  return changeNoticeMinutes === 0
    ? t("review.changesAlways", { what })
    : t("review.changesUntil", { what, length });
}

function windowText(window: BookingWindow, { t, locale }: Voice): string {
  switch (window.kind) {
    case "none":
      return t("availability.windowNone");
    case "rolling":
      return t("review.windowDays", { count: window.days });
    case "fixed":
      return t("review.windowFixed", {
        first: formatLocalDate(window.firstDate, locale),
        last: formatLocalDate(window.lastDate, locale),
      });
  }
}

/** Whole days are said as days, which no meeting is long enough for. */
const lengthText = (minutes: number, { t, locale }: Voice): string =>
  minutes > 1440 && minutes % 1440 === 0
    ? t("review.daysLength", { count: minutes / 1440 })
    : formatDuration(minutes * minuteMs, locale);
