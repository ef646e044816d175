import { offeredStarts } from "@/lib/availability/offer";
import type { LinkRule, Member, OfferInput, Schedule } from "@/lib/availability/types";
import { dateOfDay, localDay, minuteMs } from "@/lib/time/zone";
import type { Workload } from "./workload";

/** What the engine is asked: meetings inside `[from, until)`, epoch ms. */
export type Question = { readonly input: OfferInput; readonly from: number; readonly until: number };

type Host = Workload["hosts"][number];

/** The answer of the functions that pages use: starts in order, epoch ms. */
export const ask = ({ input, from, until }: Question): number[] => offeredStarts(input, from, until);

/** A workload as the engine takes it: a link without limits, in the zone of its first host. */
export function questionOf(workload: Workload): Question {
  const { now, from, to, mode, hosts } = workload;
  const members = hosts.map(toMember);
  const input: OfferInput = {
    now,
    link: toRule(workload),
    groups: [{ needed: mode === "any" ? 1 : "all", members }],
    counts: new Map(),
  };
  return { input, from, until: to };
}

function toRule(workload: Workload): LinkRule {
  const timeZone = workload.hosts[0]?.timeZone ?? "UTC";
  return {
    isActive: true,
    timeZone,
    durationMs: workload.durationMin * minuteMs,
    incrementMs: workload.intervalMin * minuteMs,
    bufferBeforeMs: workload.beforeBufferMin * minuteMs,
    bufferAfterMs: workload.afterBufferMin * minuteMs,
    noticeMs: workload.minimumNoticeMin * minuteMs,
    // A link without a window would end 365 days ahead of now, wherever the range lies.
    window: {
      kind: "fixed",
      firstDate: dateOfDay(localDay(workload.from, timeZone) - 2),
      lastDate: dateOfDay(localDay(workload.to, timeZone) + 2),
    },
    exclusions: [],
    limits: { perDay: null, perWeek: null, perMonth: null },
    seats: 1,
  };
}

function toMember(host: Host, position: number): Member {
  const taken = host.busy.map(({ start, end }) => ({
    kind: "busy" as const,
    start,
    end,
    bufferBeforeMs: 0,
    bufferAfterMs: 0,
  }));
  return { id: `host ${position}`, schedule: toSchedule(host), taken };
}

function toSchedule({ timeZone, weekly, overrides }: Host): Schedule {
  const byDate = Map.groupBy(overrides, (override) => override.date);
  return {
    timeZone,
    weekly: weekly.flatMap(({ days, start, end }) =>
      days.map((day) => ({ weekday: isoWeekday(day), startMinute: start, endMinute: end })),
    ),
    overrides: [...byDate].map(([onDate, entries]) => ({
      onDate,
      ranges: entries
        .filter(({ start, end }) => start !== end)
        .map(({ start, end }) => ({ startMinute: start, endMinute: end })),
    })),
    daysOff: [],
  };
}

/** Sunday is 0 in the file and 7 in the engine. */
const isoWeekday = (day: number): number => (day === 0 ? 7 : day);
