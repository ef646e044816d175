import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import de from "@/lib/i18n/messages/de.json";
import en from "@/lib/i18n/messages/en.json";
import { hardCoded } from "@/tests/support/hard-coded";
import { argumentsOf, flat } from "@/tests/support/messages";

const english = flat(en);
const german = flat(de);

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file));

describe("every message", () => {
  test("is there in both languages", () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test("says something in both", () => {
    const empty = [...english, ...german].filter(([, words]) => words.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("takes the same values in both", () => {
    const differing = [...english.keys()].filter(
      (key) => `${argumentsOf(english.get(key) ?? "")}` !== `${argumentsOf(german.get(key) ?? "")}`,
    );
    expect(differing).toEqual([]);
  });

  test.each([
    ["{name} and {count, plural, one {# more} other {# of {kind}}}", ["count", "kind", "name"]],
    ["<link>Sign up</link> on {day, select, none {a day} other {{day}}}", ["day", "link"]],
    ["No values.", []],
  ])("the values of “%s” are found", (message, names) => {
    expect(argumentsOf(message)).toEqual(names);
  });
});

describe("no message is left over", () => {
  const sources = ["app", "components", "db", "lib"]
    .flatMap(filesIn)
    .map((file) => readFileSync(file, "utf8"));

  test("each is named by a source", () => {
    const named = namesOf(sources);
    const leftOver = [...english.keys()].filter((key) => !named(key));
    expect(leftOver).toEqual([]);
  });

  test.each<[string, string, boolean]>([
    ["links.title", 't("title")', true],
    ["links.list.title", 'const t = await words("links.list"); t("title")', true],
    ["links.list.title", 'const t = await words("links"); t("list.title")', true],
    ["links.list.title", 'const t = await words("links"); t("title")', false],
    ["links.kinds.once", `t(\`kinds.\${kind}\`)`, true],
    ["links.kind_once", `t(\`kind_\${kind}\`)`, true],
    ["links.kinds.once", `t(\`sorts.\${kind}\`)`, false],
    ["errors.links.gone", 'fail(say("links.gone"))', true],
    ["errors.links.gone", 'fail(say("links.used"))', false],
  ])("%s by %s: %s", (key, source, isNamed) => {
    expect(namesOf([source])(key)).toBe(isNamed);
  });
});

/**
 * Tells whether sources name a message: what comes after the part of the product stands in one
 * as a literal, whole or up to a `${`. A part of a part ("links.list") is named itself too.
 */
function namesOf(sources: readonly string[]): (key: string) => boolean {
  const all = sources.join("\n");
  const literals = new Set([...all.matchAll(/["'`]([\w.]+)["'`]/g)].map((match) => match[1] ?? ""));
  const beginnings = [...new Set([...all.matchAll(/`([\w.]*[._]\w*)\$\{/g)].map((match) => match[1] ?? ""))];
  const isNamed = (rest: string) => literals.has(rest) || beginnings.some((start) => rest.startsWith(start));
  return (key) =>
    [...key.matchAll(/\./g)].some(({ index }, position) => {
      const isPart = position === 0 || literals.has(key.slice(0, index));
      return isPart && isNamed(key.slice(index + 1));
    });
}

describe("pages and components say nothing in a language of their own", () => {
  const drawn = [...filesIn("app"), ...filesIn("components")].filter((file) => file.endsWith(".tsx"));

  test.each(drawn)("%s", (file) => {
    expect(hardCoded(readFileSync(file, "utf8"))).toEqual([]);
  });

  test.each([
    ["<p>New accounts are by invitation.</p>", "New accounts are by invitation."],
    ["<Button>\n  Save\n</Button>", "Save"],
    ["<b>Saved</b>", "Saved"],
    ["<p>\n  No account yet?{' '}\n  <Link>", "No account yet?"],
    ["<p>{name} would take it</p>", "would take it"],
    ['<TextField name="date" label="New date" />', "New date"],
    ['<nav aria-label="Studio">', "Studio"],
    ['{ term: "What", detail: title }', "What"],
    ['export const metadata = { title: "Sign in" };', "Sign in"],
    [`<CopyField label={\`Address of \${title}\`} />`, "Address of"],
    ['{isOpen ? "Nobody is here" : null}', "Nobody is here"],
  ])("%s is found out", (source, words) => {
    expect(hardCoded(source)).toContain(words);
  });

  test.each([
    '<p className="grid gap-2">{t("title")}</p>',
    "const empty = new Map<string, Reader>();\nexport function Row({ a }: Props) {",
    'export const x = async (): Promise<Metadata> => ({ title: t("title") });',
    '<TextField name="date" label={t("date")} type="text" />',
    "/** <b>Not shown</b> */\n// <i>nor this</i>",
    'throw new Error("Words for whoever programs.");',
    "<Brand>Openhour</Brand>",
  ])("%s says nothing", (source) => {
    expect(hardCoded(source)).toEqual([]);
  });
});
