import { expect, test } from "vitest";
import { prefilled } from "@/app/(public)/book/[token]/prefill";
import { guestField, joinGuests, splitGuests } from "@/components/booking/guests-list";
import { answerField, type Question, type QuestionKind } from "@/lib/templates/rules";

const ask = (kind: QuestionKind): Question => ({
  id: kind,
  kind,
  label: kind,
  helpText: "",
  isRequired: false,
  options: ["red", "blue"],
});
const value = (kind: QuestionKind, said: string) =>
  prefilled({ carried: { [`q.${kind}`]: said } }, [ask(kind)])[answerField(kind)];

test.each<[QuestionKind, string, string | undefined]>([
  ["text", "A site", "A site"],
  ["number", "3,5", "3,5"],
  ["choice", "red", "red"],
  ["multi_choice", "red\nblue", "red\nblue"],
  ["checkbox", "true", "on"],
  ["checkbox", "no", undefined],
  ["date", "2027-03-14", "2027-03-14"],
  ["date", "2027-02-30", undefined],
  ["file", "cv.pdf", undefined],
])("an address fills in a question of kind %s with %j as %j", (kind, said, kept) => {
  expect(value(kind, said)).toBe(kept);
});

test("an answer to what is not asked is left out", () => {
  expect(prefilled({ carried: { "q.other": "x", lang: "de" } }, [ask("text")])).toEqual({});
});

test("guests come in any of the ways that people write lists", () => {
  expect(splitGuests("a@example.com, b@example.com;c@example.com\r\n")).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
  expect(splitGuests(joinGuests(["a@example.com", "b@example.com"]))).toHaveLength(2);
  expect(guestField(2)).toBe("guests/2/email");
});
