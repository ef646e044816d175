import type { ReactNode } from "react";
import { CountChart } from "@/components/analytics/count-chart";
import { CountTable } from "@/components/analytics/count-table";
import { Totals } from "@/components/analytics/totals";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import type { Report } from "@/lib/analytics/queries";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { chartTable, chartTitle, chartView, leadTimesView, referrersView, totalsView } from "./report-view";

export type ReportPartsProps = {
  readonly report: Report;
  /** Stands where the charts would be when nothing was counted. */
  readonly empty: ReactNode;
  /** Between the chart and the tables that every report has. */
  readonly children?: ReactNode;
};

/** What was counted, from the few large numbers to the tables. */
export async function ReportParts({ report, empty, children }: ReportPartsProps) {
  const [t, locale] = await Promise.all([words("analytics"), displayLocaleNow()]);
  const { views, bookings } = report.totals;
  if (views === 0 && bookings === 0) return empty;
  const inWords = { t, locale };
  return (
    <>
      <Section title={t("totals.title")}>
        <Totals items={totalsView(inWords, report)} />
      </Section>
      <Section title={chartTitle(inWords, report.unit)}>
        <Card className="grid gap-4">
          <CountChart {...chartView(inWords, report)} />
          <details>
            <summary className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2">
              {t("days.asTable")}
            </summary>
            <div className="mt-2">
              <CountTable {...chartTable(inWords, report)} />
            </div>
          </details>
        </Card>
      </Section>
      {children}
      <Section title={t("referrers.title")}>
        <CountTable {...referrersView(inWords, report)} />
      </Section>
      <Section title={t("leadTimes.title")}>
        {report.leadTimes.some((count) => count > 0) ? (
          <CountTable {...leadTimesView(inWords, report)} />
        ) : (
          <p className="text-muted">{t("leadTimes.empty")}</p>
        )}
      </Section>
      <p className="max-w-prose text-sm text-muted">{t("howCounted")}</p>
    </>
  );
}
