import { describe, expect, test } from "vitest";
import { languageIn, queryInLanguage, withLanguage } from "@/lib/i18n/address";
import { fill } from "@/lib/i18n/fill";

describe("an address names the language its reader has chosen", () => {
  test.each([
    ["/book/intro-call?date=2026-12-03&lang=de", "de"],
    ["/book/intro-call?lang=en&tz=UTC", "en"],
    ["/book/intro-call?lang=fr", undefined],
    ["/book/intro-call?lang=", undefined],
    ["/book/lang=de", undefined],
    ["/links/1/share?lang=de", undefined],
    ["/book/intro-call", undefined],
    ["", undefined],
  ])("%s: %s", (address, language) => {
    expect(languageIn(address)).toBe(language);
  });

  test("and a path goes on in it, or stays as it is", () => {
    expect(withLanguage("/booking/x?new=1", "de")).toBe("/booking/x?new=1&lang=de");
    expect(withLanguage("/booking/x", "en")).toBe("/booking/x?lang=en");
    expect(withLanguage("/booking/x", undefined)).toBe("/booking/x");
  });

  test.each([
    ["/book/x?date=2026-12-03&tz=Asia%2FKathmandu&lang=de", "?date=2026-12-03&tz=Asia%2FKathmandu&lang=en"],
    ["/book/x?name=A%26B&_rsc=1a2b3", "?name=A%26B&lang=en"],
    ["/booking/x?new=1&lang=de", "?lang=en"],
    ["/book/x", "?lang=en"],
    ["//example.com/book/x?time=9%3F30", "?time=9%3F30&lang=en"],
  ])("the same page as %s in English is %s: never another site", (address, query) => {
    expect(queryInLanguage(address, "en")).toBe(query);
  });
});

test("values go into a message’s places, and a place without a value stays", () => {
  expect(fill("You chose “{name}”.", { name: "CV {draft} $&.pdf" })).toBe("You chose “CV {draft} $&.pdf”.");
  expect(fill("until {time}", {})).toBe("until {time}");
});
