import type { Metadata } from "next";
import { rangeView } from "@/app/(studio)/analytics/range-view";
import { ReportParts } from "@/app/(studio)/analytics/report";
import { RangePicker } from "@/components/analytics/range-picker";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getReport } from "@/lib/analytics/queries";
import { readRange } from "@/lib/analytics/read-range";
import { orNotFound } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { httpStatus } from "@/lib/http-status";
import { requireLink } from "@/lib/links/queries";
import { setResponseStatus } from "@/lib/server/response-status";

export async function generateMetadata({ params }: PageProps<"/links/[id]/analytics">): Promise<Metadata> {
  const [{ ctx }, { id }, t] = await Promise.all([requireMember(), params, words("analytics")]);
  const { title } = await orNotFound(requireLink(ctx, id));
  return { title: t("titleOf", { title }) };
}

export default async function LinkAnalyticsPage({
  params,
  searchParams,
}: PageProps<"/links/[id]/analytics">) {
  const [{ ctx }, { id }, query, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    words("analytics"),
  ]);
  const link = await orNotFound(requireLink(ctx, id));
  const asked = readRange(query, ctx.now, link.timeZone);
  const isWrong = asked.errors.length > 0;
  if (isWrong) setResponseStatus(httpStatus.invalid);
  const report = isWrong ? undefined : await getReport(ctx, { range: asked.range, linkId: link.id });
  return (
    <>
      <RangePicker {...(await rangeView(`/links/${link.id}/analytics`, asked))} />
      {report && (
        <ReportParts
          report={report}
          empty={
            <EmptyState
              title={t("empty.title")}
              text={t("empty.link")}
              action={<ButtonLink href={`/links/${link.id}/share`}>{t("empty.share")}</ButtonLink>}
            />
          }
        />
      )}
    </>
  );
}
