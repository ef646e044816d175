import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/schedules/saved";
import { ScheduleCards } from "@/components/schedules/schedule-cards";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import type { Translate } from "@/lib/i18n/translator";
import { findSchedules } from "@/lib/schedules/queries";
import { formatZone } from "@/lib/time/format";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("schedules"))("title") };
}

export default async function SchedulesPage({ searchParams }: PageProps<"/schedules">) {
  const { ctx } = await requireMember();
  const [schedules, { saved }, locale, t] = await Promise.all([
    findSchedules(ctx),
    searchParams,
    displayLocaleNow(),
    words("schedules"),
  ]);
  const action = <ButtonLink href="/schedules/new">{t("new")}</ButtonLink>;
  return (
    <>
      <PageTitle title={t("title")} description={t("about")} action={schedules.length > 0 && action} />
      <Saved part="deleted" saved={saved} trigger={ctx.now} />
      {schedules.length === 0 ? (
        <EmptyState title={t("none")} text={t("noneText")} action={action} />
      ) : (
        <ScheduleCards
          label={t("list")}
          defaultText={t("default")}
          schedules={schedules.map(({ resourceNames, linkTitles, timeZone, ...schedule }) => ({
            ...schedule,
            zoneText: formatZone(timeZone, ctx.now, locale),
            usedText:
              resourceNames.length > 0
                ? t("usedBy", { names: namesText(resourceNames, locale, t) })
                : t("notUsed"),
            linksText:
              linkTitles.length > 0 ? t("linksOf", { titles: namesText(linkTitles, locale, t) }) : undefined,
          }))}
        />
      )}
    </>
  );
}

/** "Anna Berg, Room 1, Room 2 and 3 more": the first names of a list. */
function namesText(names: readonly string[], locale: string, t: Translate<"schedules">, shown = 3): string {
  if (names.length <= shown) return new Intl.ListFormat(locale).format(names);
  return t("andMore", { names: names.slice(0, shown).join(", "), count: names.length - shown });
}
