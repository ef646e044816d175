import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/schedules/saved";
import { ComingList } from "@/components/schedules/coming-list";
import { NameForm } from "@/components/schedules/name-form";
import { WeeklyForm } from "@/components/schedules/weekly-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { formatZone, weekdayNames } from "@/lib/time/format";
import { canonicalTimeZone } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { changeAction, setHoursAction } from "./actions";
import { DaysOffSection, OverridesSection } from "./exceptions";
import { comingView, weekView } from "./schedule-view";
import { WholeSchedule } from "./whole-schedule";

export const metadata: Metadata = { title: "Schedule" };

export default async function SchedulePage({ params, searchParams }: PageProps<"/schedules/[id]">) {
  const [{ ctx }, { id }, { saved }, locale] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
  ]);
  const schedule = await orNotFound(requireSchedule(ctx, id));
  const { now } = ctx;
  const { name, timeZone, isDefault } = schedule;
  const display = { locale, timeZone };
  const zoneText = formatZone(timeZone, now, locale);
  return (
    <>
      <PageTitle
        title={name}
        description={isDefault ? `${zoneText} · the default schedule` : zoneText}
        action={
          <ButtonLink variant="secondary" href="/schedules">
            All schedules
          </ButtonLink>
        }
      />
      <Saved part="created" saved={saved} trigger={now} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-8">
          <Section title="Name and time zone">
            <Saved part="name" saved={saved} trigger={now} />
            <Card>
              <NameForm
                action={changeAction.bind(null, id)}
                submitLabel="Save name and zone"
                name={name}
                timeZone={canonicalTimeZone(timeZone)}
                zones={zoneOptions(timeZone, now, locale)}
              />
            </Card>
          </Section>
          <Section title="Weekly hours">
            <Saved part="hours" saved={saved} trigger={now} />
            <p className="text-muted">
              An end of 00:00 is midnight at the end of the day. Hours that end before they begin run past
              midnight.
              <span className="hidden noscript:inline"> Empty both times of a pair to remove it.</span>
            </p>
            <Card>
              <WeeklyForm
                action={setHoursAction.bind(null, id)}
                version={weeklyVersion(schedule.weekly)}
                days={weekView(schedule.weekly)}
                dayNames={weekdayNames(locale, "long")}
              />
            </Card>
          </Section>
          <OverridesSection {...{ schedule, display, now, saved }} />
          <DaysOffSection {...{ schedule, display, now, saved }} />
          <WholeSchedule {...{ schedule, now, saved }} />
        </div>
        <Section title="The coming two weeks">
          <Card>
            <ComingList dates={comingView(schedule, now, display)} />
          </Card>
        </Section>
      </div>
    </>
  );
}
