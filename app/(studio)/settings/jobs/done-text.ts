import type { Translate } from "@/lib/i18n/translator";
import { firstParam, type SearchParams } from "@/lib/search-params";

/** What was just done to jobs, as the page's address says it; undefined when it says nothing. */
export function doneText(asked: SearchParams, t: Translate<"jobs">): string | undefined {
  const done = firstParam(asked.done);
  if (done === "retried" || done === "discarded") return t(done);
  const count = firstParam(asked.retried);
  return /^\d{1,9}$/.test(count) ? t("retriedAll", { count: Number(count) }) : undefined;
}
