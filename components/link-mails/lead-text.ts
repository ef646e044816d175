import type { Translate } from "@/lib/i18n/translator";

const minutesOf = { weeks: 10_080, days: 1440, hours: 60 } as const;

/** A lead in its largest whole unit: "2 days" for 2880 minutes. */
export function leadText(minutes: number, t: Translate<"linkMails">): string {
  if (minutes % minutesOf.weeks === 0) return t("leads.weeks", { count: minutes / minutesOf.weeks });
  if (minutes % minutesOf.days === 0) return t("leads.days", { count: minutes / minutesOf.days });
  if (minutes % minutesOf.hours === 0) return t("leads.hours", { count: minutes / minutesOf.hours });
  return t("leads.minutes", { count: minutes });
}
