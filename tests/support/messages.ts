import { isArgumentElement, type MessageFormatElement, parse } from "@formatjs/icu-messageformat-parser";

type Tree = { readonly [name: string]: string | Tree };

/** All messages by their whole names: "errors.links.gone". */
export function flat(tree: Tree, above = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === "string" ? [[above + name, value] as const] : [...flat(value, `${above}${name}.`)],
    ),
  );
}

/** The arguments and tags that a message takes, in order of their names; fails for one that is no ICU. */
export const argumentsOf = (message: string): string[] =>
  [...new Set(namesIn(parse(message)))].toSorted((a, b) => a.localeCompare(b));

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (isArgumentElement(element)) return [element.value];
    const own = "value" in element && typeof element.value === "string" && !isPlain(element);
    const inside = [
      ...("children" in element ? element.children : []),
      ...("options" in element ? Object.values(element.options).flatMap((option) => option.value) : []),
    ];
    return [...(own ? [element.value as string] : []), ...namesIn(inside)];
  });

/** Words, and the `#` of a plural: elements that name nothing. */
const isPlain = ({ type }: MessageFormatElement) => type === 0 || type === 7;
