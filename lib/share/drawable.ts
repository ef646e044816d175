/**
 * The letters that our pictures' font has: Latin with its accents, Cyrillic, digits and common marks.
 * For any other the library that draws would ask a server of somebody else's for a font, and for © and ®
 * for a picture.
 */
const drawn =
  /^[\x20-\x7e\xa0-\xa8\xaa-\xac\xaf-\xff\u0100-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0218-\u021b\u0400-\u045f–—‘’“”„…€]*$/u;

/** A text as one line, as far as our pictures can show it; undefined for one with letters that they have no font for. */
export function drawable(text: string): string | undefined {
  const line = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return line !== "" && drawn.test(line) ? line : undefined;
}
