import { z } from "zod";
import { readPairs } from "@/lib/schedules/rules";
import { Override, WeeklyHours } from "@/lib/schedules/schema";

type Fields = Readonly<Record<string, string>>;

/** The weekly hours as their form sends them: fields named by the pointers of the schema. */
export const WeeklyForm = z.preprocess((sent) => {
  const fields = sent as Fields;
  return {
    version: fields.version,
    days: Array.from({ length: 7 }, (_, i) => readPairs(fields, `days/${i}`)),
  };
}, WeeklyHours);

/** The hours of dates as their form sends them; what stands in the fields of others does not count. */
export const OverrideForm = z.preprocess((sent) => {
  const { dates, kind, ...fields } = sent as Fields;
  return { dates, kind, ranges: kind === "hours" ? readPairs(fields, "ranges") : [] };
}, Override);
