import type { Metadata } from "next";
import Link from "next/link";
import { CountTable } from "@/components/analytics/count-table";
import { RangePicker } from "@/components/analytics/range-picker";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { textLink } from "@/components/ui/text-link";
import { getReport } from "@/lib/analytics/queries";
import { readRange } from "@/lib/analytics/read-range";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { httpStatus } from "@/lib/http-status";
import { setResponseStatus } from "@/lib/server/response-status";
import { rangeView } from "./range-view";
import { ReportParts } from "./report";
import { linksView } from "./report-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("analytics"))("title") };
}

export default async function AnalyticsPage({ searchParams }: PageProps<"/analytics">) {
  const { ctx, user } = await requireMember();
  const [query, t, locale] = await Promise.all([searchParams, words("analytics"), displayLocaleNow()]);
  const asked = readRange(query, ctx.now, user.timeZone);
  const isWrong = asked.errors.length > 0;
  if (isWrong) setResponseStatus(httpStatus.invalid);
  const report = isWrong ? undefined : await getReport(ctx, { range: asked.range });
  return (
    <>
      <PageTitle title={t("title")} description={t("overAll")} />
      <RangePicker {...(await rangeView("/analytics", asked))} />
      {report && (
        <ReportParts
          report={report}
          empty={
            <EmptyState
              title={t("empty.title")}
              text={t("empty.all")}
              action={<ButtonLink href="/links">{t("empty.links")}</ButtonLink>}
            />
          }
        >
          <Section title={t("links.title")}>
            <CountTable
              {...linksView({ t, locale }, report, ({ id, title }) => (
                <Link href={`/links/${id}/analytics`} prefetch={false} className={textLink}>
                  {title}
                </Link>
              ))}
            />
          </Section>
        </ReportParts>
      )}
    </>
  );
}
