import type { MinuteRange } from "@/lib/availability/types";
import { dayOf, isoWeekday } from "@/lib/time/zone";
import type { Holiday } from "./holidays";
import type { ScheduleDetails } from "./queries";
import type { WithHolidays } from "./with-holidays";

/** A schedule whose public holidays have been looked up. */
export type WholeSchedule = WithHolidays<ScheduleDetails>;

/** What a date has: the hours that begin on it, and why they are not those of every week. */
export type DateHours = {
  readonly kind: "weekly" | "override" | "daysOff" | "holiday";
  readonly ranges: readonly MinuteRange[];
  /** What the owner wrote about the days off. */
  readonly label?: string;
  /** The public holiday on the date, also when an override opens it. */
  readonly holiday?: Holiday["names"];
};

/** The hours of a date as the engine has them: its own go before days off, and those before weekly ones. */
export function hoursOn(schedule: WholeSchedule, onDate: string): DateHours {
  const off = schedule.daysOff.filter(({ startsOn, endsOn }) => startsOn <= onDate && onDate <= endsOn);
  const vacation = off.find((days) => "label" in days);
  const [holiday] = off.flatMap((days) => ("names" in days && days.names ? [days.names] : []));
  const override = schedule.overrides.find((other) => other.onDate === onDate);
  if (override) return { kind: "override", ranges: override.ranges, ...(holiday && { holiday }) };
  if (vacation) return { kind: "daysOff", ranges: [], label: vacation.label, ...(holiday && { holiday }) };
  if (holiday) return { kind: "holiday", ranges: [], holiday };
  const weekday = isoWeekday(dayOf(onDate));
  return { kind: "weekly", ranges: schedule.weekly.filter((range) => range.weekday === weekday) };
}
