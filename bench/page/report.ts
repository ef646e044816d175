import { table } from "@/bench/table";
import { type Audit, categories } from "./audit";
import type { Load } from "./load";
import type { Weight } from "./weight";

export type PageResults = {
  readonly reservations: number;
  readonly audit: Audit;
  readonly weight: Weight;
  readonly load: Load;
};

const lowestScores = { performance: 98, accessibility: 100, "best-practices": 100, seo: 95 } as const;
const mostScriptBytes = 15_000;
const mostServerMs = 60;

/** The figures beside their targets, as Markdown. */
export function renderPageReport(
  { reservations, audit, weight, load }: PageResults,
  machine: readonly string[],
): string {
  const own = weight.scripts - weight.framework;
  const rows = [
    ...categories.map((name) =>
      atLeast(`Lighthouse, mobile: ${name}`, audit.scores[name], lowestScores[name]),
    ),
    ["cumulative layout shift", audit.layoutShift.toFixed(3), "0", verdict(audit.layoutShift === 0)],
    ["our own script, gzip", kB(own), `< ${kB(mostScriptBytes)}`, verdict(own < mostScriptBytes)],
    [
      `page at ${load.perSecond} requests a second, 95th percentile`,
      ms(load.p95Ms),
      `< ${ms(mostServerMs)}`,
      verdict(load.p95Ms < mostServerMs && load.failed === 0),
    ],
  ];
  const facts = [
    ["Next's own script for an empty page, gzip", kB(weight.framework)],
    ["all script that the HTML names, gzip", kB(weight.scripts)],
    ["HTML, gzip", kB(weight.html)],
    ["HTML, plain", kB(weight.plainHtml)],
    ["style sheets, gzip", kB(weight.styles)],
    ["the page without script: HTML and style sheets, gzip", kB(weight.html + weight.styles)],
    [
      "first and largest contentful paint, simulated phone",
      `${ms(audit.firstPaintMs)}, ${ms(audit.largestPaintMs)}`,
    ],
    ["total blocking time, simulated phone", ms(audit.blockingMs)],
    ["page: median, slowest", `${ms(load.medianMs)}, ${ms(load.slowestMs)}`],
    ["requests, failed", `${load.requests}, ${load.failed}`],
  ];
  return [
    "# Benchmark of the booking page",
    "Made by `npm run bench:page`.",
    machine.map((line) => `- ${line}`).join("\n"),
    `The month of an evergreen link, in a database with ${reservations.toLocaleString("en-US")} bookings. Browser, load and server share this machine.`,
    table(["", "figure", "target", "verdict"], rows),
    table(["", "figure"], facts),
    ...(audit.lost.length > 0 ? [`What Lighthouse would have better: ${audit.lost.join("; ")}.`] : []),
  ].join("\n\n");
}

const atLeast = (name: string, score: number, lowest: number) => [
  name,
  String(score),
  lowest === 100 ? "100" : `≥ ${lowest}`,
  verdict(score >= lowest),
];
const verdict = (isMet: boolean) => (isMet ? "met" : "missed");
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
