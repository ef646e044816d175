/** Files of the kinds that guests may send, as small as their signatures allow. */
const zipped = (...parts: string[]) =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(26), Buffer.from(parts.join("\0"))]);

export const sampleFiles = {
  "cv.pdf": Buffer.from("%PDF-1.7\n%%EOF"),
  "a.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
  "a.jpeg": Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  "a.webp": Buffer.from("RIFF\0\0\0\0WEBPVP8 "),
  "a.gif": Buffer.from("GIF89a\0"),
  "a.txt": Buffer.from("Grüße,\r\n\tAnna"),
  "a.csv": Buffer.from("a;b\n1;2\n"),
  "a.docx": zipped("[Content_Types].xml", "word/document.xml"),
  "a.xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
  "a.pptx": zipped("[Content_Types].xml", "ppt/presentation.xml"),
  "a.odt": zipped("mimetypeapplication/vnd.oasis.opendocument.text"),
  "a.ods": zipped("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
} as const;
