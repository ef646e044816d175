import { expect, test } from "vitest";
import { readCursor, writeCursor } from "@/lib/cursor";
import { isStorable, toStorable } from "@/lib/storable";
import { answersSchema } from "@/lib/templates/answer-schema";

const id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

test.each([
  ["plain words", true],
  ["a whole 🕐", true],
  ["half of one \ud83d", false],
  ["the other half \udd50", false],
  ["nothing \0 at all", false],
])("%j can be kept: %s", (text, isSo) => {
  expect(isStorable(text)).toBe(isSo);
  expect(isStorable(toStorable(text))).toBe(true);
});

test("an answer that cannot be kept is refused at its question", () => {
  const question = {
    id,
    kind: "text",
    label: "Topic",
    helpText: "",
    isRequired: false,
    options: [],
  } as const;
  const read = answersSchema([question]).safeParse({ [id]: "half \ud83d" });
  expect(read.error?.issues).toMatchObject([{ path: [id] }]);
});

test("a long name of a file is cut between characters, and keeps its ending", () => {
  const question = { id, kind: "file", label: "CV", helpText: "", isRequired: false, options: [] } as const;
  const name = `${"x".repeat(139)}🕐${"y".repeat(40)}.txt`;
  const file = { name, mediaType: "text/plain", base64: Buffer.from("hello").toString("base64") };
  const [given] = answersSchema([question]).parse({ [id]: file });
  const kept = String((given?.value as { name?: string } | undefined)?.name);
  expect(kept).toMatch(/^x{139}.*\.txt$/);
  expect(isStorable(kept)).toBe(true);
});

test("a cursor leads back to where it was written, and one of no time in the calendar counts as none", () => {
  const cursor = { at: Date.UTC(2026, 11, 3), id };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(readCursor(`999999999999999_${id}`)).toBeUndefined();
  expect(readCursor("1_not-an-id")).toBeUndefined();
});
