import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { readerOf } from "@/lib/i18n/locale";
import en from "@/lib/i18n/messages/en.json";
import { type ErrorKey, said, saidWithoutValues, say } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import { parseInput } from "@/lib/input";
import { describeError } from "@/lib/log";
import { argumentsOf, flat } from "@/tests/support/messages";

describe("whom a page is written for", () => {
  test.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de", "de-AT"],
    ["en-US,en;q=0.5", "en", "en-US"],
    ["en", "en", "en-GB"],
    ["de", "de", "de-DE"],
    // The weights decide, wherever they stand.
    ["en;q=0.3, de-CH;q=0.7", "de", "de-CH"],
    // "None of it" is no wish.
    ["de;q=0, en-IE;q=0.1", "en", "en-IE"],
    ["de;q=0", "en", "en-GB"],
    ["fr-FR, pt;q=0.9, de;q=0.2", "de", "de-DE"],
    // The first that we speak, though another country comes before.
    ["fr-CA, en-CA;q=0.9, de-DE;q=0.8", "en", "en-CA"],
    ["ja, zh-Hant;q=0.9", "en", "en-GB"],
    ["*", "en", "en-GB"],
    ["den, enx-US", "en", "en-GB"],
    ["de-AT;q=high, ;;, en-1", "en", "en-GB"],
    ["", "en", "en-GB"],
    [null, "en", "en-GB"],
  ])("%s reads %s as in %s", (header, language, locale) => {
    expect(readerOf(header)).toEqual({ language, locale });
  });

  test("what somebody chose goes before what their browser asks for", () => {
    const chosen = (language: "en" | "de" | null, clock: "12h" | "24h" | null) =>
      readerOf("en-US,de-AT;q=0.5", { language, clock });
    expect(chosen("de", null)).toEqual({ language: "de", locale: "de-AT" });
    expect(chosen(null, "24h")).toEqual({ language: "en", locale: "en-US-u-hc-h23" });
    expect(chosen("de", "12h")).toEqual({ language: "de", locale: "de-AT-u-hc-h12" });
    expect(readerOf("fr", { language: "de", clock: null })).toEqual({ language: "de", locale: "de-DE" });
  });
});

const english = translator("en", "errors");
const german = translator("de", "errors");

describe("what is said by name", () => {
  test("comes out in each reader's language, values and all", () => {
    const text = say("schedules.notATime", { text: "half past “9” & a bit? 100 %" });
    expect(said(english, text)).toBe(
      "“half past “9” & a bit? 100 %” is no time of day; write it like 09:30.",
    );
    expect(said(german, text)).toBe(
      "„half past “9” & a bit? 100 %“ ist keine Uhrzeit; schreib sie wie 09:30.",
    );
  });

  test("may be several sentences", () => {
    const text = [say("slots.notOffered"), say("reasons.past")].join(" ");
    expect(said(english, text)).toBe("This time is not on offer. This time has passed.");
  });

  test("is a number where the words hang on it", () => {
    expect(said(german, say("schedules.usedBy", { names: "Anna", count: 1 }))).toBe(
      "Anna nutzt diesen Zeitplan noch.",
    );
    expect(said(german, say("schedules.usedBy", { names: "Anna, Ben", count: 2 }))).toBe(
      "Anna, Ben nutzen diesen Zeitplan noch.",
    );
  });

  test("what names no message is words already", () => {
    expect(said(german, "250 2.0.0 Ok: queued")).toBe("250 2.0.0 Ok: queued");
  });

  test.each([...flat(en.errors).keys()] as ErrorKey[])("%s can be said in both languages", (key) => {
    const message = flat(en.errors).get(key) ?? "";
    const text = say(key, Object.fromEntries(argumentsOf(message).map((name) => [name, 2])));
    for (const t of [english, german]) expect(said(t, text)).toMatch(/^[^{}<>]+$/);
  });
});

describe("what a schema has no words for", () => {
  const errorsOf = (input: unknown) => {
    try {
      parseInput(z.object({ name: z.string().max(3), age: z.int(say("links.wholeNumber")) }), input);
    } catch (error) {
      return error instanceof AppError ? error.fields.map(({ detail }) => said(german, detail)) : [error];
    }
    return [];
  };

  test("is said in the reader's language too, and its own words stay", () => {
    expect(errorsOf({ age: 1 })).toEqual(["Bitte ausfüllen."]);
    expect(errorsOf({ name: "Anna", age: 1.5 })).toEqual([
      "Das stimmt so nicht.",
      "Schreib eine ganze Zahl.",
    ]);
  });
});

test("a log has an error in English, without the values that may be people's", () => {
  const error = new AppError("invalid", say("time.noDate", { text: "Anna Berg" }));
  expect(describeError(error).message).toBe("Please choose a date. “{text}” is none.");
  expect(saidWithoutValues(english, "connect ECONNREFUSED")).toBe("connect ECONNREFUSED");
});
