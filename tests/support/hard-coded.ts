/** Words as they stand in a source: what a person would read, and nobody can translate. */
export function hardCoded(source: string): string[] {
  const code = shownOf(source);
  const found = [...textsIn(code), ...attributesIn(code), ...sentencesIn(code)];
  return [...new Set(found.map((text) => text.replace(/\s+/g, " ").trim()))].filter(isWords);
}

/** Two letters in a row are words, but for names: they are the same for everybody. */
const isWords = (text: string) => /\p{L}{2}/u.test(text.replace(/Openhour|English|Deutsch/g, ""));

/** What only programmers read is left out: comments, and what is thrown when the program is wrong. */
const shownOf = (source: string) =>
  source
    .replace(/new Error\([^)]*\)/g, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1");

/** Text between tags. What only begins after a `>` may be code, so it must not look like any. */
function textsIn(code: string): string[] {
  const closed = [...code.matchAll(/(?<![=\s])>([^<>{}=;]*)<\//g)];
  const begun = [...code.matchAll(/(?<![=\s])>([^<>{}=;:()[\]|&]*)(?=<[\w/]|\{)/g)];
  const ended = [...code.matchAll(/\}([^<>{}=;:()[\]|&,]*)(?=<\/)/g)];
  return [...closed, ...begun, ...ended].map((match) => match[1] ?? "");
}

const spoken =
  "title|label|aria-label|placeholder|alt|hint|description|text|term|detail|message|submitLabel|pendingLabel|errorTitle";

/** What attributes and properties say that are shown or read out; one small word is a key or a kind. */
const attributesIn = (code: string): string[] =>
  [...code.matchAll(new RegExp(`(?<![\\w-])"?(?:${spoken})"?(?:=|: )\\{?["\`]([^"\`]*)["\`]`, "g"))]
    .map((match) => match[1] ?? "")
    .map((text) => text.replace(/\$\{[^}]*\}/g, ""))
    .filter((text) => /^[\p{Lu}“„]|\p{L} \p{L}/u.test(text.trim()));

/** Literals that read like a sentence, wherever they stand. */
const sentencesIn = (code: string): string[] =>
  [...code.matchAll(/["`]((?:\p{Lu}\p{Ll}+|I|A)[,:]? [\p{Ll}“][^"`\n]*)["`]/gu)].map(
    (match) => match[1] ?? "",
  );
