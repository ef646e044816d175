import type { CountChartProps } from "@/components/analytics/count-chart";
import type { CountRow, CountTableProps } from "@/components/analytics/count-table";
import type { Total } from "@/components/analytics/totals";
import { type LinkCounts, type Report, sum } from "@/lib/analytics/queries";
import { type BucketUnit, type Counts, leadTimeGroups } from "@/lib/analytics/rules";
import {
  axisText,
  bucketText,
  type CountWords,
  conversion,
  countCells,
  countColumns,
  number,
} from "./count-words";

/** The totals of a report, each with its name. */
export const totalsView = (words: CountWords, { totals, cancelled }: Report): Total[] => [
  { term: words.t("totals.views"), value: number(words, totals.views) },
  { term: words.t("totals.bookings"), value: number(words, totals.bookings) },
  { term: words.t("totals.conversion"), value: conversion(words, totals) },
  { term: words.t("totals.cancelled"), value: number(words, cancelled) },
];

const titles = { day: "days.title", week: "days.titleWeek", month: "days.titleMonth" } as const;
const columns = { day: "days.columnDay", week: "days.columnWeek", month: "days.columnMonth" } as const;

/** What the chart and its table are called: by how much time a bar stands for. */
export const chartTitle = ({ t }: CountWords, unit: BucketUnit): string => t(titles[unit]);

/** Views and bookings over time as the chart takes them. */
export function chartView(words: CountWords, { buckets, unit, totals }: Report): CountChartProps {
  const { t } = words;
  const [first, last] = [buckets[0], buckets.at(-1)];
  return {
    label: t("days.chart", {
      from: first ? bucketText(words, unit, first) : "",
      until: last ? bucketText(words, unit, last) : "",
      ...totals,
    }),
    legend: { views: t("totals.views"), bookings: t("totals.bookings") },
    numberText: (count) => number(words, count),
    parts: buckets.map((bucket) => ({
      key: bucket.first,
      views: bucket.views,
      bookings: bucket.bookings,
      text: t("days.bar", {
        when: bucketText(words, unit, bucket),
        views: bucket.views,
        bookings: bucket.bookings,
      }),
      axisText: axisText(words, unit, bucket),
    })),
  };
}

/** The numbers of the chart, for whoever cannot see it or wants them exactly. */
export const chartTable = (words: CountWords, { buckets, unit }: Report): CountTableProps => ({
  caption: chartTitle(words, unit),
  columns: [words.t(columns[unit]), ...countColumns(words)],
  rows: buckets.map((bucket) => ({
    key: bucket.first,
    title: bucketText(words, unit, bucket),
    cells: countCells(words, bucket),
  })),
});

/** More rows than these are added up in one. */
const mostRows = 20;

/** From which sites guests came, as a table. */
export function referrersView(words: CountWords, { referrers }: Report): CountTableProps {
  const { t } = words;
  return {
    caption: t("referrers.caption"),
    columns: [t("referrers.column"), ...countColumns(words)],
    rows: countRows(
      words,
      referrers,
      (count) => t("referrers.others", { count }),
      ({ referrer }) => ({
        key: referrer ?? "",
        title: referrer ?? t("referrers.none"),
      }),
    ),
  };
}

/** The numbers of each link as a table; `titleOf` draws what leads from a link to its own numbers. */
export function linksView(
  words: CountWords,
  { links }: Report,
  titleOf: (link: LinkCounts) => CountRow["title"],
): CountTableProps {
  const { t } = words;
  return {
    caption: t("links.caption"),
    columns: [t("links.column"), ...countColumns(words)],
    rows: countRows(
      words,
      links,
      (count) => t("links.others", { count }),
      (link) => ({
        key: link.id,
        title: titleOf(link),
        detail: link.isArchived
          ? t("links.archived")
          : link.kind === "one_time"
            ? t("links.oneTime")
            : undefined,
      }),
    ),
  };
}

/** A row for each of the first, and one for all others together. Bars compare views. */
function countRows<T extends Counts>(
  words: CountWords,
  all: readonly T[],
  othersText: (count: number) => string,
  describe: (item: T) => Pick<CountRow, "key" | "title" | "detail">,
): CountRow[] {
  const most = Math.max(1, ...all.map(({ views }) => views));
  const rows: CountRow[] = all.slice(0, mostRows).map((item) => ({
    ...describe(item),
    share: item.views / most,
    cells: countCells(words, item),
  }));
  const others = all.slice(mostRows);
  if (others.length > 0)
    rows.push({ key: "others", title: othersText(others.length), cells: countCells(words, sum(others)) });
  return rows;
}

/** How long ahead guests book, as a table. */
export function leadTimesView(words: CountWords, { leadTimes }: Report): CountTableProps {
  const { t } = words;
  const most = Math.max(1, ...leadTimes);
  return {
    caption: t("leadTimes.caption"),
    columns: [t("leadTimes.column"), t("totals.bookings")],
    rows: leadTimeGroups.map(({ from, to }, i) => ({
      key: String(from),
      title: leadTimeText(words, from, to),
      share: (leadTimes[i] ?? 0) / most,
      cells: [number(words, leadTimes[i] ?? 0)],
    })),
  };
}

function leadTimeText({ t }: CountWords, from: number, to: number | undefined): string {
  if (to === undefined) return t("leadTimes.over", { from });
  if (to === 0) return t("leadTimes.under");
  return to === from ? t("leadTimes.exactly", { days: from }) : t("leadTimes.between", { from, to });
}
