import { stringify } from "csv-stringify/sync";
import { sql } from "drizzle-orm";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { readLink } from "@/lib/links/queries";
import { eventsInParts, type ReportInput, viewsAndBookings } from "./queries";
import { boundariesOf, bucketsOf, type Counts } from "./rules";

/** The words in the first row. */
export type CsvHeadings = Readonly<Record<"date" | "link" | "referrer" | "views" | "bookings", string>>;

type Row = Counts & { readonly bucket: number; readonly title: string; readonly referrer: string | null };

/**
 * The counts of a range as CSV (RFC 4180) for a spreadsheet: a row for each day, link and referrer of
 * which anything was counted. Begins with a byte order mark, or Excel would take it for another
 * encoding, and no cell can be taken for a formula. Fails with `not_found` for another's link.
 */
export async function exportCsv(
  ctx: Context,
  { range, linkId }: ReportInput,
  headings: CsvHeadings,
): Promise<string> {
  requirePermission(ctx, "analytics:read");
  const days = bucketsOf(range, "day");
  const boundaries = boundariesOf(days, range.timeZone);
  const rows = await inTransaction(ctx.db, ctx, async (tx) => {
    if (linkId !== undefined) await readLink(tx, ctx, linkId);
    return tx.execute<Row>(sql`
      select bucket, links.title, counted.referrer, counted.views, counted.bookings
      from (
        select bucket, link_id, referrer, ${viewsAndBookings}
        from ${eventsInParts(ctx, boundaries, linkId)} as event
        group by bucket, link_id, referrer
      ) as counted
      join links on links.organization_id = ${ctx.organizationId} and links.id = counted.link_id
      order by bucket, links.title, links.id, counted.referrer nulls first`);
  });
  return stringify(
    rows.map(({ bucket, title, referrer, views, bookings }) => ({
      date: days[bucket - 1]?.first,
      link: title,
      referrer: referrer ?? "",
      views,
      bookings,
    })),
    {
      bom: true,
      header: true,
      columns: (["date", "link", "referrer", "views", "bookings"] as const).map((key) => ({
        key,
        header: headings[key],
      })),
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
}

/** A file name that says what is in it: "openhour-intro-call-2026-11-01-2026-11-30.csv". */
export const csvFileName = ({ range: { from, until } }: ReportInput, of?: string): string =>
  `${["openhour", of && wordsOf(of), from, until].filter(Boolean).join("-")}.csv`;

const wordsOf = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
