/** What begins something in Markdown, or in the HTML that may stand in it, wherever it is. */
const special = /[\\`*_{}[\]()<>#!|~&]/g;

/** What GFM makes a link of without being told to: the middle of `https://`, `www.` and mail addresses. */
const bareAddress = /:(?=\/\/)|(?<=\bwww)\.|@/gi;

/** What makes a list or an underline of a heading where a line begins with it. */
const atStart = /^([-+=]|\d+(?=\.))/;

/**
 * A text of somebody's as one line of Markdown that says just that text: nothing in it makes a heading,
 * a link, an image or HTML. CommonMark 2.4 lets every ASCII punctuation mark be escaped. A reader that
 * looks for addresses in the finished text, as some do, may still lead to one: but to none that is not in sight.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(special, "\\$&")
    .replace(bareAddress, "\\$&")
    .replace(atStart, (begun) => (/\d/.test(begun) ? `${begun}\\` : `\\${begun}`));

/** The same for a text of several paragraphs, whose line ends stay. */
export const escapeParagraphs = (text: string): string =>
  text
    .trim()
    .split(/(?:\r?\n\s*){2,}/)
    .map((paragraph) => paragraph.split(/\r?\n/).map(escapeMarkdown).filter(Boolean).join("\\\n"))
    .filter(Boolean)
    .join("\n\n");
