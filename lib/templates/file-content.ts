import { fileKindOf } from "./rules";

/**
 * Whether a file is what its name and its media type claim: one of the kinds that guests may send,
 * by its ending, and by what it begins with or is made of.
 */
export function isWhatItClaims(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}): boolean {
  const kind = fileKindOf(file.name);
  if (kind?.mediaType !== file.mediaType) return false;
  return looksLike[kind.endings[0] ?? ""]?.(file.content) ?? false;
}

type Look = (content: Buffer) => boolean;

const begins =
  (...bytes: readonly number[]): Look =>
  (content) =>
    bytes.every((byte, i) => content[i] === byte);

const hasAt =
  (offset: number, text: string): Look =>
  (content) =>
    content.subarray(offset, offset + text.length).toString("latin1") === text;

const both =
  (...looks: readonly Look[]): Look =>
  (content) =>
    looks.every((look) => look(content));

/** Text of any encoding that has no control characters but those that set lines and pages. */
const text: Look = (content) => !content.some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d));

const zip = begins(0x50, 0x4b, 0x03, 0x04);

/** An Office Open XML file is a ZIP with a list of its parts, which stand in a folder named for the kind. */
const officeOpen = (folder: string): Look =>
  both(
    zip,
    (content) => content.includes("[Content_Types].xml", 0, "latin1"),
    (content) => content.includes(`${folder}/`, 0, "latin1"),
  );

/** An OpenDocument file is a ZIP whose first part, stored as it is, says what it is. */
const openDocument = (kind: string): Look =>
  both(zip, hasAt(30, `mimetypeapplication/vnd.oasis.opendocument.${kind}`));

/** What each kind of file looks like, by the first of its endings. */
const looksLike: Readonly<Record<string, Look>> = {
  pdf: hasAt(0, "%PDF-"),
  png: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: begins(0xff, 0xd8, 0xff),
  webp: both(hasAt(0, "RIFF"), hasAt(8, "WEBP")),
  gif: (content) => hasAt(0, "GIF87a")(content) || hasAt(0, "GIF89a")(content),
  txt: text,
  csv: text,
  docx: officeOpen("word"),
  xlsx: officeOpen("xl"),
  pptx: officeOpen("ppt"),
  odt: openDocument("text"),
  ods: openDocument("spreadsheet"),
};
