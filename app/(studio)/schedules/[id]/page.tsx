import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/schedules/saved";
import { ComingList } from "@/components/schedules/coming-list";
import { NameForm } from "@/components/schedules/name-form";
import { WeeklyForm } from "@/components/schedules/weekly-form";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, readerNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { findUsers } from "@/lib/schedules/users";
import { formatZone, weekdayNames } from "@/lib/time/format";
import { canonicalTimeZone, localDate } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { changeAction, setHoursAction } from "./actions";
import { readCalendar } from "./calendar-view";
import { DatesSection } from "./dates-section";
import { DaysOffSection } from "./days-off-section";
import { HolidaysSection } from "./holidays-section";
import { comingView, weekView } from "./schedule-view";
import { UsersSection } from "./users-section";
import { WholeSchedule } from "./whole-schedule";
import { wholeSchedule } from "./with-year";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("schedules"))("one") };
}

export default async function SchedulePage({ params, searchParams }: PageProps<"/schedules/[id]">) {
  const [{ ctx }, { id }, query, { language, locale }, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    readerNow(),
    words("schedules"),
  ]);
  const schedule = await orNotFound(requireSchedule(ctx, id));
  const users = await findUsers(ctx, id);
  const { now } = ctx;
  const { saved, country, count } = query;
  const { name, timeZone, isDefault } = schedule;
  const view = { locale, timeZone, language, t };
  const zone = formatZone(timeZone, now, locale);
  const today = localDate(now, timeZone);
  const address = readCalendar(`/schedules/${id}`, query, today);
  const { path } = address;
  const whole = await wholeSchedule(schedule, address, now);
  return (
    <Words {...(await clientWords("schedules"))}>
      <PageTitle
        title={name}
        description={isDefault ? t("isDefault", { zone }) : zone}
        action={
          <ButtonLink variant="secondary" href="/schedules">
            {t("all")}
          </ButtonLink>
        }
      />
      <Saved part="created" saved={saved} trigger={now} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-8">
          <Section title={t("nameForm.title")}>
            <Saved part="name" saved={saved} trigger={now} />
            <Card>
              <NameForm
                action={changeAction.bind(null, id)}
                submitLabel={t("nameForm.save")}
                name={name}
                timeZone={canonicalTimeZone(timeZone)}
                zones={zoneOptions(timeZone, now, locale)}
              />
            </Card>
          </Section>
          <Section title={t("weekly.title")}>
            <Saved part="hours" saved={saved} trigger={now} />
            <p className="text-muted">
              {t("weekly.about")}
              <span className="hidden noscript:inline"> {t("weekly.aboutPlain")}</span>
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
          <DatesSection
            {...{ schedule: whole, view, now, today, saved, address }}
            count={Number(count) || 1}
          />
          <HolidaysSection {...{ schedule: whole, view, now, today, saved, path, country }} />
          <DaysOffSection {...{ schedule, view, now, today, saved }} />
          <UsersSection {...{ scheduleId: id, users, view, now, saved }} />
          <WholeSchedule {...{ schedule, users, now, saved }} />
        </div>
        <Section title={t("coming.title")}>
          <Card>
            <ComingList dates={comingView(whole, now, view)} closedText={t("hours.closed")} />
          </Card>
        </Section>
      </div>
    </Words>
  );
}
