import { expect, test } from "vitest";
import { readCursor, writeCursor } from "@/lib/cursor";
import { newId } from "@/lib/ids";
import { firstParam } from "@/lib/search-params";

test.each<[string | string[] | undefined, string]>([
  [undefined, ""],
  [" Anna ", "Anna"],
  [["first", "second"], "first"],
  [[], ""],
])("of %j an address says “%s”", (value, said) => {
  expect(firstParam(value)).toBe(said);
});

test("a cursor comes back out of an address as it was", () => {
  const cursor = { at: -1_000, id: newId() };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

test.each(["", "5", "_", "5_not-an-id", `x_${newId()}`, `1234567890123456_${newId()}`])(
  "“%s” is no cursor",
  (text) => {
    expect(readCursor(text)).toBeUndefined();
  },
);
