import { say } from "@/lib/i18n/say";
import { AppError } from "./errors";

/** The oldest IANA release that knows the zone changes of 2026. */
const oldestTzdata = "2026b";

/** The IANA release of this runtime, for example "2026c". */
export const tzdataVersion = (): string => process.versions.tz ?? "unknown";

/** Whether the runtime knows today's zones; with older data meetings would be an hour off. */
export const isTzdataFresh = (): boolean =>
  /^\d{4}[a-z]+$/.test(tzdataVersion()) && tzdataVersion() >= oldestTzdata;

/** Fails with `unavailable` on a runtime whose zones are too old to make promises with: no start, no booking. */
export function requireFreshTzdata(): void {
  if (isTzdataFresh()) return;
  throw new AppError("unavailable", say("time.oldData", { version: tzdataVersion(), oldest: oldestTzdata }));
}
