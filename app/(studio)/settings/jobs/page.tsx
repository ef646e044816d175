import type { Metadata } from "next";
import { JobCounts } from "@/components/settings/job-counts";
import { JobFailures } from "@/components/settings/job-failures";
import { JobRefresh } from "@/components/settings/job-refresh";
import { JobSchedules } from "@/components/settings/job-schedules";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { longestWaitSeconds } from "@/lib/health";
import { getQueue } from "@/lib/jobs/queries";
import { discardAction, retryAction, retryAllAction } from "./actions";
import { doneText } from "./done-text";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("jobs"))("title") });

export default async function JobsPage({ searchParams }: PageProps<"/settings/jobs">) {
  const [{ ctx, user }, asked, locale, t, forBrowser] = await Promise.all([
    requireMember(),
    searchParams,
    displayLocaleNow(),
    words("jobs"),
    clientWords(),
  ]);
  const { counts, failed, scheduled, oldestWaitSeconds } = await orNotFound(getQueue(ctx));
  const shown = { t, display: { locale, timeZone: user.timeZone } };
  const minutes = Math.round(oldestWaitSeconds / 60);
  const isInside = config().worker === "inside";
  const done = doneText(asked, t);
  return (
    <>
      <PageTitle
        title={t("title")}
        description={t("description")}
        action={
          <ButtonLink variant="secondary" href="/settings/jobs" prefetch={false}>
            {t("refresh")}
          </ButtonLink>
        }
      />
      <JobRefresh />
      {done !== undefined && <Notice kind="success" title={done} />}
      {oldestWaitSeconds >= longestWaitSeconds && (
        <Notice kind="warning" title={t("stuckTitle")}>
          {t(isInside ? "stuckInside" : "stuckOutside", { minutes })}
        </Notice>
      )}
      <Section title={t("failed")}>
        <Words {...forBrowser}>
          <JobFailures
            {...shown}
            jobs={failed}
            count={counts.reduce((sum, count) => sum + count.failed, 0)}
            retry={(id) => retryAction.bind(null, id)}
            discard={(id) => discardAction.bind(null, id)}
            retryAll={retryAllAction}
          />
        </Words>
      </Section>
      <Section title={t("queue")}>
        <JobCounts {...shown} counts={counts} now={ctx.now} />
        <p className="text-sm text-muted">{t(isInside ? "inside" : "outside")}</p>
      </Section>
      <Section title={t("schedules")}>
        <JobSchedules {...shown} scheduled={scheduled} />
      </Section>
    </>
  );
}
