import type { calendar_v3 } from "@googleapis/calendar";
import { dateOfDay, dayMs, dayOf, isTimeZone, parseDate, startOfDay } from "@/lib/time/zone";
import { instantAt, offsetText, readLocal } from "@/tests/emulators/wall-clock";
import { invalid } from "./errors";
import type { GoogleEvent } from "./state";

type Moment = calendar_v3.Schema$EventDateTime;

/** When an event happens, epoch ms; all-day ones from midnight to midnight in the calendar's zone. */
export const spanOf = (event: GoogleEvent, calendarZone: string): readonly [number, number] => [
  instantOf(event.start, calendarZone),
  instantOf(event.end, calendarZone),
];

export function instantOf(moment: Moment | undefined, calendarZone: string): number {
  if (moment?.date) return startOfDay(dayOf(moment.date), calendarZone);
  const text = moment?.dateTime ?? "";
  return hasOffset(text) ? Date.parse(text) : instantAt(readLocal(text), moment?.timeZone ?? calendarZone);
}

const hasOffset = (text: string) => /(Z|[+-]\d\d:\d\d)$/.test(text);

/** A moment as Google gives it back: with offset and zone. Refuses what it would refuse. */
export function readMoment(moment: Moment | undefined, calendarZone: string, isRecurring: boolean): Moment {
  if (moment?.date) {
    if (moment.dateTime || parseDate(moment.date) === undefined) throw invalid("Invalid start or end time.");
    return { date: moment.date };
  }
  if (!moment?.dateTime) throw invalid("Missing end time.", "required");
  if (isRecurring && !moment.timeZone)
    throw invalid("Missing time zone definition for start time.", "required");
  const timeZone = moment.timeZone ?? calendarZone;
  if (!isTimeZone(timeZone)) throw invalid("Invalid time zone definition.");
  const instant = instantOf(moment, calendarZone);
  if (Number.isNaN(instant)) throw invalid("Bad Request", "badRequest");
  return { dateTime: offsetText(instant, calendarZone), timeZone };
}

/** A moment as far after another as `instant` says, written as `like` is. */
export const momentAt = (instant: number, like: Moment | undefined, calendarZone: string): Moment =>
  like?.date
    ? { date: dateOfDay(Math.round(instant / dayMs)) }
    : {
        dateTime: offsetText(instant, calendarZone),
        timeZone: like?.timeZone ?? calendarZone,
      };
