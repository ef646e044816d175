import { csvFileName, exportCsv } from "@/lib/analytics/export-csv";
import { readRange } from "@/lib/analytics/read-range";
import { words } from "@/lib/auth/reader";
import type { Context } from "@/lib/context";
import { httpStatus } from "@/lib/http-status";
import { said } from "@/lib/i18n/say";

/** The counts of the days that the address names, as a file; 422 when it names none. */
export async function csvAnswer(
  ctx: Context,
  request: Request,
  { timeZone, link }: { timeZone: string; link?: { readonly id: string; readonly title: string } },
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { range, errors } = readRange(query, ctx.now, timeZone);
  if (errors.length > 0) {
    const t = await words("errors");
    const text = errors.map(({ field, message }) => `${field}: ${said(t, message)}`).join("\n");
    return new Response(text, { status: httpStatus.invalid, headers: { "cache-control": "no-store" } });
  }
  const t = await words("analytics");
  const input = { range, linkId: link?.id };
  const csv = await exportCsv(ctx, input, {
    date: t("csv.date"),
    link: t("csv.link"),
    referrer: t("csv.referrer"),
    views: t("csv.views"),
    bookings: t("csv.bookings"),
  });
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${csvFileName(input, link?.title)}"`,
      "cache-control": "private, no-store",
    },
  });
}
