import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom. README.md explains why; this file keeps it true. */
const rules = [
  {
    files: /./,
    mayNot: /^\.\.\//,
    why: "a file has one name: @/ from afar, ./ next door",
  },
  {
    files:
      /^lib\/time\/|^lib\/[^/]+\/rules\.ts$|^lib\/availability\/(?!find-slots|load-offer|queries)|^lib\/explanations\/(?!explain[.-]|names)/,
    mayNot:
      /^(@\/(?!lib\/(time\/|availability\/(?!find-slots|load-offer|queries)|explanations\/(?!explain(-day)?$|names)|errors$|i18n\/say$|[^/]+\/rules$))|node:|drizzle|next|react|postgres|pg$)/,
    why: "rules are pure",
  },
  {
    files: /^lib\/time\//,
    mayNot: /^@\/(?!lib\/(time\/|errors$|i18n\/say$))/,
    why: "time knows nothing of what happens in it",
  },
  {
    files: /^lib\/i18n\//,
    mayNot: /^@\/(?!lib\/i18n\/)/,
    why: "the words know nothing of who says them",
  },
  {
    files: /^lib\/(share|link-forms)\//,
    mayNot: /^(@\/db\/|drizzle-orm|postgres$|pg$)/,
    why: "they read through the links' queries",
  },
  {
    files: /^db\//,
    mayNot: /^@\/(?!(db|drizzle)\/|lib\/(errors|config|log|storable|i18n\/say)$)/,
    why: "the database knows nothing above it",
  },
  {
    files: /^lib\/(?!auth\/(session|action|reader)\.ts|server\/)/,
    mayNot: /^(@\/(app|components|lib\/server\/)|next$|next\/|next-auth)/,
    why: "services do not know their callers",
  },
  {
    files: /^lib\/api\//,
    mayNot: /^(@\/db\/|drizzle-orm|postgres$|pg$|next)/,
    why: "the API goes through commands and queries",
  },
  {
    files: /^components\//,
    mayNot: /^@\/(?!components\/|lib\/([^/]+\/(schema|rules)$|time\/|i18n\/|form-state$))/,
    why: "the browser gets schemas and rules only",
  },
  {
    files: /^app\//,
    mayNot: /^(@\/db\/|drizzle-orm|postgres$|pg$)/,
    why: "pages and routes go through commands and queries",
  },
];

const sources = ["app", "components", "db", "lib"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file)),
);

/** What a source imports and exports from, types left out. */
const importsOf = (source: string) =>
  [...source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "([^"]+)"|^import "([^"]+)"/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );

const breaches = (files: readonly string[], read: (file: string) => string) =>
  rules.flatMap(({ files: where, mayNot, why }) =>
    files
      .filter((file) => where.test(file))
      .flatMap((file) =>
        importsOf(read(file))
          .map((target) => fullName(file, target))
          .filter((target) => mayNot.test(target))
          .map((target) => `${file} imports ${target}: ${why}`),
      ),
  );

/** A neighbour by its full name, so that `./queries` is no way round a rule. */
const fullName = (file: string, target: string) =>
  target.startsWith("./") ? `@/${normalize(join(dirname(file), target))}` : target;

const readSource = (file: string) => readFileSync(file, "utf8");

test("every file imports only what its place allows", () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(breaches(sources, readSource)).toEqual([]);
});

test.each([
  ["lib/links/queries.ts", 'import { x } from "../bookings/queries";'],
  ["lib/time/zone.ts", 'import { readFileSync } from "node:fs";'],
  ["lib/time/zone.ts", 'import { x } from "@/lib/links/rules";'],
  ["lib/i18n/say.ts", 'import { AppError } from "@/lib/errors";'],
  ["lib/share/find-offer.ts", 'import { links } from "@/db/tables";'],
  ["lib/links/rules.ts", 'import { sql } from "drizzle-orm";'],
  ["lib/links/rules.ts", 'import { findLinks } from "./queries";'],
  ["lib/jobs/worker.ts", 'import next from "next";'],
  ["db/client.ts", 'import { x } from "@/lib/links/queries";'],
  ["lib/bookings/book-slot.ts", 'import { headers } from "next/headers";'],
  ["lib/api/app.ts", 'import { database } from "@/db/client";'],
  ["components/booking/form.tsx", 'import {\n  x,\n} from "@/lib/links/queries";'],
  ["app/page.tsx", 'import { links } from "@/db/tables";'],
])("a breach in %s is found", (file, source) => {
  expect(breaches([file], () => source)).not.toEqual([]);
});

/** The files that a file needs at run time, by path without ending. */
const edges = new Map(
  sources.map((file) => [
    withoutEnding(file),
    importsOf(readSource(file))
      .map((target) => fullName(file, target))
      .filter((target) => target.startsWith("@/"))
      .map((target) => target.slice(2)),
  ]),
);

function withoutEnding(file: string): string {
  return file.replace(/\.(tsx?|mjs)$/, "");
}

test("no file needs itself, through however many others", () => {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});
