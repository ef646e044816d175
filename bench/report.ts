import { base, type Compared, type Growth, type Measured, type Results } from "./suite";
import { digits, table, whole } from "./table";

/** What the reference workload must be, and how long a warm call may take, ms. */
const wanted = { slots: 418, sha256: "1cb43be9601d", warmMs: 0.08 };

/** The reference workload in the fastest open-source engine we know of, ms: told, not measured here. */
const bestKnownMs = 4.8;

/** Whether the reference offers what it must and the oracle agrees everywhere. */
export const isRight = ({ reference, shapes }: Results): boolean =>
  isReference(reference) && [reference, ...shapes].every(({ agrees }) => agrees);

const isReference = ({ slots, sha256 }: Measured): boolean =>
  slots === wanted.slots && sha256.startsWith(wanted.sha256);

/** The report in Markdown, easy to read in a terminal too. */
export const renderReport = (results: Results, machine: readonly string[]): string =>
  [
    "# Benchmark of the scheduling engine",
    "Made by `npm run bench`.",
    machine.map((line) => `- ${line}`).join("\n"),
    "## Reference workload",
    "One host in New York, Monday to Friday 09:00–17:00, 30 minutes every 15, buffers of 10 minutes, notice of " +
      "4 hours, 31 days, 100 busy blocks.",
    referenceTable(results.reference),
    "## All workloads",
    "Each over 31 days with 100 busy blocks a host, for meetings of 30 minutes every 15.",
    workloadTable([results.reference, ...results.shapes]),
    "## Growth with days × busy blocks",
    growthTable(results.growth),
    growthVerdict(results.growth),
    "## Against a slow, obvious oracle",
    "The oracle of the tests tries every minute with nothing but `Intl`. It was timed in the same run, warm.",
    oracleTable([results.reference, ...results.shapes]),
    "## How it was measured",
    method,
  ].join("\n\n");

const method = `- A warm call asks the engine the whole question again: nothing of the answer is kept between calls. What
  stays are the zones' tables of clock changes and the code that the runtime has compiled.
- The time is the median of many samples; the quartiles beside it show the noise, which other work on the machine
  adds to. A sample is one call, or the mean of as many calls in a row as take 0.02 ms, so that the clock's own cost
  does not show. Samples come from four rounds over all workloads, each warmed up again.
- The first call is timed once, so it is rough. For the reference it is the first of the process: the code is not
  compiled and the zone's table not built. All other workloads come after it.
- The figure of the best known open-source engine is quoted; that engine does not run here.
- \`npm run --silent bench -- --workload FILE.json [--starts] [--time]\` answers other workloads as JSON.`;

function referenceTable(reference: Measured): string {
  const { medianMs } = reference.warm;
  const verdict = medianMs < wanted.warmMs ? "met" : "missed";
  return table(
    ["", "figure", "target", "verdict"],
    [
      ["warm call, ms (median)", digits(medianMs), `< ${wanted.warmMs}`, verdict],
      ["quartiles, ms", quartiles(reference), "", ""],
      ["warm calls per second", whole(1000 / medianMs), `> ${whole(1000 / wanted.warmMs)}`, verdict],
      [
        "best known open-source engine, ms",
        `${bestKnownMs}`,
        "",
        `${whole(bestKnownMs / medianMs)} times ours`,
      ],
      ["first call, ms", digits(reference.firstMs), "", ""],
      ["starts on offer", whole(reference.slots), `${wanted.slots}`, right(isReference(reference))],
      ["SHA-256 begins", reference.sha256.slice(0, 12), wanted.sha256, right(isReference(reference))],
    ],
  );
}

const right = (isRight: boolean) => (isRight ? "right" : "WRONG");

const workloadTable = (rows: readonly Measured[]) =>
  table(
    ["workload", "ms a call", "quartiles", "calls/s", "first call, ms", "slots", "SHA-256"],
    rows.map((row) => [
      row.name,
      digits(row.warm.medianMs),
      quartiles(row),
      whole(1000 / row.warm.medianMs),
      digits(row.firstMs),
      whole(row.slots),
      row.sha256.slice(0, 12),
    ]),
  );

const quartiles = ({ warm }: Measured) => `${digits(warm.lowerMs)} – ${digits(warm.upperMs)}`;

const oracleTable = (rows: readonly Compared[]) =>
  table(
    ["workload", "engine, ms", "oracle, ms", "ratio", "same starts"],
    rows.map((row) => [
      row.name,
      digits(row.warm.medianMs),
      digits(row.oracle.medianMs),
      whole(row.oracle.medianMs / row.warm.medianMs),
      row.agrees ? "yes" : "NO",
    ]),
  );

/**
 * How many times more a row may cost than the first: an engine whose cost is linear in the
 * days and in the blocks stays below the larger of the two factors.
 */
const linearBound = ({ days, blocks }: Growth) => Math.max(days / base.days, blocks / base.blocks);

function growthTable(rows: readonly Growth[]): string {
  return table(
    ["days", "busy blocks", "ms a call", "quartiles", "calls/s", "slots", "times the cost", "linear"],
    rows.map((row) => [
      whole(row.days),
      whole(row.blocks),
      digits(row.warm.medianMs),
      quartiles(row),
      whole(1000 / row.warm.medianMs),
      whole(row.slots),
      digits(costFactor(row, rows)),
      digits(linearBound(row)),
    ]),
  );
}

const costFactor = (row: Growth, rows: readonly Growth[]) =>
  row.warm.medianMs / (rows[0]?.warm.medianMs ?? Number.NaN);

function growthVerdict(rows: readonly Growth[]): string {
  const beyond = rows.slice(1).filter((row) => costFactor(row, rows) > linearBound(row));
  const meaning =
    "The last column is the larger of the two factors, days and busy blocks, by which the row is bigger than the first.";
  if (beyond.length === 0) return `${meaning} **Every row is within linear growth.**`;
  return `${meaning} **Beyond linear growth: ${beyond.map(({ name }) => name).join("; ")}.**`;
}
