import ICAL from "ical.js";
import { cannotBeRead, localOf, type Recur, type Time } from "./property";
import { SkippedPart } from "./skipped-part";

/** How many times the rules of one part may still be tried. */
export type Budget = { left: number };

/** Every hour of two years. A part that needs more is nobody's calendar. */
export const newBudget = (): Budget => ({ left: 20_000 });

class BeyondLast extends Error {}

/**
 * ical.js looks for the next hit of a rule for ever when there is none, as in FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31.
 * It asks `check_contracting_rules` about each candidate, which is where they can be counted, and where a search
 * that has come too far ends. The answer is ours: ical.js's own is several times slower, for it reckons with all
 * parts that a rule may have, and knows no days counted from the end of a month.
 */
export class BoundedIterator extends ICAL.RecurIterator {
  declare limits: { readonly last: number; readonly budget: Budget };

  /** The next hit; null when there is none before the last time asked for. Fails with SkippedPart. */
  nextOrNone(): Time | null {
    try {
      return this.next();
    } catch (error) {
      if (error instanceof BeyondLast) return null;
      throw error instanceof SkippedPart ? error : new SkippedPart(cannotBeRead("RRULE"));
    }
  }

  override check_contracting_rules(): boolean {
    const { last, budget } = this.limits;
    if (localOf(this.last) > last) throw new BeyondLast();
    budget.left -= 1;
    if (budget.left < 0) throw new SkippedPart("its RRULE recurs too often");
    if (!isOnItsDays(this.rule, this.last)) return false;
    for (const part in this.rule.parts) {
      const read = readers[part];
      if (read && !this.check_contract_restriction(part, read(this.last, this.rule))) return false;
    }
    return true;
  }

  /** ical.js's own answer is right, but took a third of all the time: it makes a new Time for each day of a month. */
  override is_day_in_byday(time: Time): 0 | 1 {
    const { year, month, day } = time;
    const weekday = ICAL.Recur.numericDayToIcalDay(time.dayOfWeek());
    const fromStart = Math.ceil(day / 7);
    const fromEnd = Math.ceil((ICAL.Time.daysInMonth(month, year) - day + 1) / 7);
    const wanted: readonly string[] = this.rule.parts.BYDAY ?? [];
    const isWanted = (text: string) => {
      if (!text.endsWith(weekday)) return false;
      const position = Number.parseInt(text, 10) || 0;
      return position === 0 || position === fromStart || position === -fromEnd;
    };
    return wanted.some(isWanted) ? 1 : 0;
  }
}

/** What each part of a rule looks at; months and their days are looked at apart. */
const readers: { readonly [part: string]: ((time: Time, rule: Recur) => number | string) | undefined } = {
  BYSECOND: ({ second }) => second,
  BYMINUTE: ({ minute }) => minute,
  BYHOUR: ({ hour }) => hour,
  BYDAY: (time) => ICAL.Recur.numericDayToIcalDay(time.dayOfWeek()),
  BYWEEKNO: (time, { wkst }) => time.weekNumber(wkst),
  BYYEARDAY: (time) => time.dayOfYear(),
};

/** Whether a time is in a rule's months and on its days of the month. ical.js takes 30 February for 2 March. */
export function isOnItsDays({ parts }: Recur, { year, month, day }: Time): boolean {
  const fromEnd = day - ICAL.Time.daysInMonth(month, year) - 1;
  const months: readonly number[] | undefined = parts.BYMONTH;
  const days: readonly number[] | undefined = parts.BYMONTHDAY;
  return (months?.includes(month) ?? true) && (!days || days.includes(day) || days.includes(fromEnd));
}
