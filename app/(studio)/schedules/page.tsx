import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/schedules/saved";
import { ScheduleCards } from "@/components/schedules/schedule-cards";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findSchedules } from "@/lib/schedules/queries";
import { namesText } from "@/lib/schedules/rules";
import { formatZone } from "@/lib/time/format";

export const metadata: Metadata = { title: "Schedules" };

export default async function SchedulesPage({ searchParams }: PageProps<"/schedules">) {
  const { ctx } = await requireMember();
  const [schedules, { saved }, locale] = await Promise.all([
    findSchedules(ctx),
    searchParams,
    displayLocaleNow(),
  ]);
  const action = <ButtonLink href="/schedules/new">New schedule</ButtonLink>;
  return (
    <>
      <PageTitle
        title="Schedules"
        description="When people, rooms and things can be booked."
        action={schedules.length > 0 && action}
      />
      <Saved part="deleted" saved={saved} trigger={ctx.now} />
      {schedules.length === 0 ? (
        <EmptyState
          title="No schedules yet"
          text="A schedule says when somebody can be booked: weekly hours, dates with other hours, days off."
          action={action}
        />
      ) : (
        <ScheduleCards
          schedules={schedules.map(({ resourceNames, linkTitles, timeZone, ...schedule }) => ({
            ...schedule,
            zoneText: formatZone(timeZone, ctx.now, locale),
            usedText: resourceNames.length > 0 ? `Used by ${namesText(resourceNames)}` : "Not in use",
            linksText: linkTitles.length > 0 ? `Links: ${namesText(linkTitles)}` : undefined,
          }))}
        />
      )}
    </>
  );
}
