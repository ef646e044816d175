import type { LinkChoices } from "@/components/links/choices";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { bookAddress } from "@/lib/links/addresses";
import { findHost } from "@/lib/links/hosts";
import { findSchedules } from "@/lib/schedules/queries";
import { findTemplates, requireTemplate } from "@/lib/templates/queries";
import { formatZone } from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";

/** What there is to choose from for a new link, or for one whose host is known. */
export async function linkChoices(ctx: Context, shownZone: string, linkId?: string): Promise<LinkChoices> {
  const [t, locale, schedules, templates, host] = await Promise.all([
    words("wizard.availability"),
    displayLocaleNow(),
    findSchedules(ctx),
    findTemplates(ctx),
    findHost(ctx, linkId),
  ]);
  const own = schedules.find(({ id }) => id === host?.ownScheduleId);
  const named = ({ name, timeZone }: { name: string; timeZone: string }) => ({
    name,
    zone: formatZone(timeZone, ctx.now, locale),
  });
  return {
    addressBase: bookAddress(config().baseUrl, ""),
    schedules: [
      { value: "", label: own ? t("own", named(own)) : "" },
      ...schedules
        .filter(({ id }) => id !== own?.id)
        .map((schedule) => ({ value: schedule.id, label: t("other", named(schedule)) })),
    ],
    timeZones: zoneOptions(shownZone, ctx.now, locale),
    templates: await Promise.all(templates.map(({ id }) => requireTemplate(ctx, id))),
    today: localDate(ctx.now, own?.timeZone ?? shownZone),
  };
}
