import { table } from "@/bench/table";
import { type Audit, categories } from "./audit";
import type { Load } from "./load";
import type { Weight } from "./weight";

export type PageResults = {
  readonly reservations: number;
  /** For a guest whose clock is the host's, and for one whose zone the page first has to take from the browser. */
  readonly audits: { readonly sameZone: Audit; readonly otherZone: Audit };
  readonly weight: Weight;
  readonly load: Load;
};

const lowestScores = { performance: 98, accessibility: 100, "best-practices": 100, seo: 95 } as const;
const mostScriptBytes = 15_000;
const mostServerMs = 60;

/** The figures beside their targets, as Markdown. */
export function renderPageReport(
  { reservations, audits: { sameZone, otherZone }, weight, load }: PageResults,
  machine: readonly string[],
): string {
  const own = weight.scripts - weight.framework;
  const layoutShift = Math.max(sameZone.layoutShift, otherZone.layoutShift);
  const lost = new Set([...sameZone.lost, ...otherZone.lost]);
  const rows = [
    ...categories.map((name) =>
      atLeast(`Lighthouse, mobile: ${name}`, sameZone.scores[name], lowestScores[name]),
    ),
    atLeast(
      "Lighthouse, mobile: performance, guest in another zone",
      otherZone.scores.performance,
      lowestScores.performance,
    ),
    ["cumulative layout shift", layoutShift.toFixed(3), "0", verdict(layoutShift === 0)],
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
    ...paints("guest in the host's zone", sameZone),
    ...paints("guest in another zone", otherZone),
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
    ...(lost.size > 0 ? [`What Lighthouse would have better: ${[...lost].join("; ")}.`] : []),
  ].join("\n\n");
}

const paints = (who: string, audit: Audit) => [
  [`performance of every run, ${who}`, audit.performances.join(", ")],
  [
    `first and largest contentful paint, blocking time on the simulated phone, ${who}`,
    [audit.firstPaintMs, audit.largestPaintMs, audit.blockingMs].map(ms).join(", "),
  ],
];

const atLeast = (name: string, score: number, lowest: number) => [
  name,
  String(score),
  lowest === 100 ? "100" : `≥ ${lowest}`,
  verdict(score >= lowest),
];
const verdict = (isMet: boolean) => (isMet ? "met" : "missed");
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
