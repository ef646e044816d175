import type { Translate } from "@/lib/i18n/translator";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";

/** What every part of the page about jobs is drawn with. */
export type JobWords = { readonly t: Translate<"jobs">; readonly display: Display };

/** A day and a time, as the messages of `jobs` take them. */
export const dateAndTime = (instant: number, display: Display) => ({
  date: formatShortDate(instant, display),
  time: formatTime(instant, display),
});

/** What a task does; its own name for one that this version no longer knows. */
export function taskTitle(task: string, t: JobWords["t"]): string {
  const key = `tasks.${task}` as Parameters<JobWords["t"]>[0];
  return t.has(key) ? t(key as "tasks.send-mail") : task;
}
