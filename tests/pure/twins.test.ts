import { describe, expect, test } from "vitest";
import { closedTexts } from "@/app/(public)/book/[token]/closed-texts";
import { directionOf } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { toIsoIn } from "@/lib/time/format";
import { escapeMarkdown, escapeParagraphs } from "@/lib/twins/escape-markdown";
import { type LinkTwin, linkMarkdown } from "@/lib/twins/link-markdown";

const t = translator("en", "guest");
const twin: LinkTwin = {
  title: "Intro # [call](https://evil.example)",
  description: "First <b>line</b>\nsecond\n\n# No heading\n- no list\n1. neither",
  hostName: "Anna Berg",
  organizationName: "Berg GmbH",
  durationsMinutes: [30, 60],
  where: "Main_Street 1",
  timeZone: "Asia/Kathmandu",
  noticeMinutes: 120,
  requiresApproval: true,
  questions: [{ id: "q1", label: "Why*?", isRequired: true }],
  asksForPlace: true,
  places: [],
  maxGuests: 0,
  starts: [Date.parse("2026-12-03T09:00:00Z")],
  now: Date.parse("2026-12-01T09:00:00Z"),
  pageUrl: "http://localhost/book/intro",
  apiUrl: "http://localhost/api/v1/bookings/public/intro",
};

describe("a link in Markdown", () => {
  const text = linkMarkdown(twin, "en-GB", t);

  test("says who, how long, where, which rules and when", () => {
    expect(text).toContain("- Host: Anna Berg\n- Organization: Berg GmbH\n- Duration: 30 minutes, 1 hour\n");
    expect(text).toContain("- Notice: at least 2 hours ahead");
    expect(text).toContain("- Approval: A booking is a request first");
    expect(text).toContain("- `2026-12-03T14:45:00+05:45` Thursday, 3 December 2026, 14:45–15:15");
    expect(text).toContain("- `q1`: Why\\*? (required)");
  });

  test("takes the owner's words as words", () => {
    expect(text).toMatch(/^# Intro \\# \\\[call\\\]\\\(https\\:\/\/evil\.example\\\)$/m);
    expect(text).toContain(
      "First \\<b\\>line\\</b\\>\\\nsecond\n\n\\# No heading\\\n\\- no list\\\n1\\. neither",
    );
  });

  test("gives an order that can be run: what it sends is JSON with all that is required", () => {
    const [, body = ""] = /-d '(.*)'$/m.exec(text) ?? [];
    expect(JSON.parse(body)).toEqual({
      start: "2026-12-03T14:45:00+05:45",
      duration: 30,
      attendee: { name: "Your name", email: "you@example.com", timeZone: "Asia/Kathmandu" },
      location: "…",
      answers: { q1: "…" },
    });
  });

  test("where guests choose the place, says which there are, and its order takes the first", () => {
    const places = [
      { id: "k3", label: "Somewhere else", asksWhere: true },
      { id: "x7", label: "Video call: *Meet*", asksWhere: false },
    ];
    const bodyOf = (chosen: typeof places) => {
      const twinText = linkMarkdown({ ...twin, asksForPlace: false, places: chosen }, "en-GB", t);
      expect(twinText).toContain("- `x7`: Video call: \\*Meet\\*\n");
      expect(twinText).toContain("- `k3`: Somewhere else (with `location` saying where)");
      return JSON.parse(/-d '(.*)'$/m.exec(twinText)?.[1] ?? "");
    };
    expect(bodyOf(places)).toMatchObject({ place: "k3", location: "…" });
    const other = bodyOf(places.toReversed());
    expect(other.place).toBe("x7");
    expect(other).not.toHaveProperty("location");
  });

  test("says how many may come along, where anybody may", () => {
    expect(text).not.toContain("guests");
    expect(linkMarkdown({ ...twin, maxGuests: 1 }, "en-GB", t)).toContain(
      'Up to 1 guest may come along, in `guests`: `"guests": [{"email": "…"}]`',
    );
  });

  test("says so when there are no times", () => {
    const none = linkMarkdown({ ...twin, starts: [] }, "de-DE", translator("de", "guest"));
    expect(none).toContain("Im Moment gibt es keine freien Zeiten.");
  });
});

test.each([
  ["a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"],
  ["- x", "\\- x"],
  ["12. x", "12\\. x"],
  ["=== x", "\\=== x"],
  ["a\n\n# b", "a \\# b"],
  ["see https://a.example, HTTP://b.example", "see https\\://a.example, HTTP\\://b.example"],
  ["www.a.example, wwwx.b", "www\\.a.example, wwwx.b"],
  ["write to me@a.example", "write to me\\@a.example"],
  ["Mind: two", "Mind: two"],
  ["&lt;script&gt;", "\\&lt;script\\&gt;"],
])("%j is escaped as %j", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("an empty text stays empty", () => expect(escapeParagraphs(" \n\n ")).toBe(""));

test.each([
  ["Asia/Kathmandu", "2026-12-03T14:45:00+05:45"],
  ["America/St_Johns", "2026-12-03T05:30:00-03:30"],
  ["UTC", "2026-12-03T09:00:00+00:00"],
])("an instant on the clock of %s is %s", (timeZone, text) => {
  expect(toIsoIn(timeZone, Date.parse("2026-12-03T09:00:00Z"))).toBe(text);
  expect(Date.parse(text)).toBe(Date.parse("2026-12-03T09:00:00Z"));
});

test.each([
  ["en", "ltr"],
  ["de-AT", "ltr"],
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["fa-u-hc-h23", "rtl"],
  ["uz-Arab", "rtl"],
  ["az-Latn", "ltr"],
  ["ku-Latn", "ltr"],
])("lines in %s run %s", (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});

describe("a link that takes no bookings", () => {
  const hosts = { hostName: "Anna Berg", organizationName: "Berg GmbH" };

  test("has words of its own for each reason, and says whom to ask", () => {
    const reasons = [
      { closed: "link_used", isRevoked: false, hosts },
      { closed: "link_expired", isRevoked: false, hosts },
      { closed: "link_disabled", isRevoked: false, hosts },
      { closed: "link_disabled", isRevoked: true, hosts },
    ] as const;
    const texts = reasons.map((link) => closedTexts(link, t));
    expect(new Set(texts.map(({ title, text }) => title + text)).size).toBe(4);
    for (const { contact } of texts) expect(contact).toBe("For another time, ask Anna Berg.");
  });

  test("names the organization where no person is known, and nobody where there never was a link", () => {
    const named = closedTexts(
      { closed: "link_used", isRevoked: false, hosts: { ...hosts, hostName: "" } },
      t,
    );
    expect(named.contact).toContain("Berg GmbH");
    expect(
      closedTexts({ closed: "not_found", isRevoked: false, hosts: undefined }, t).contact,
    ).toBeUndefined();
  });
});
