import { describe, expect, test } from "vitest";
import { placesIn, placesTyped } from "@/lib/link-forms/places";
import {
  datesIn,
  lengthsIn,
  noticeText,
  partTyped,
  readTyped,
  untouched,
  wholeTyped,
} from "@/lib/link-forms/rules";
import { checkLink, checkStep, toTyped } from "@/lib/link-forms/schema";
import { chosenSlug, suggestSlug } from "@/lib/links/rules";
import { LinkSettings } from "@/lib/links/schema";

const typed = (changes: Partial<typeof untouched> = {}) => ({
  ...untouched,
  title: "Intro call",
  ...changes,
});

/** Two calls of one kind, which guests see without their links. */
const twoCalls = {
  locationKind: "choice",
  place1Kind: "video",
  place1Value: "https://meet.example/a",
  place3Kind: "video",
  place3Value: "https://teams.example/b",
} as const;

describe("what is typed", () => {
  test("only the title is needed: all else is what the settings' schema has by itself", () => {
    expect(checkLink(typed()).settings).toEqual(LinkSettings.parse({ title: "Intro call" }));
  });

  test.each([
    {},
    { slug: "intro-call", location: { kind: "video", value: "https://meet.example.com/a" } },
    {
      location: { kind: "ask", value: "" },
      timeZone: "Asia/Kathmandu",
      window: { kind: "rolling", days: 0 },
    },
    {
      location: { kind: "phone", value: "+977" },
      window: { kind: "fixed", firstDate: "2026-12-01", lastDate: "2026-12-02" },
    },
    { location: { kind: "address", value: "Here" }, exclusions: ["2026-12-24", "2026-12-31"] },
    { durationsMinutes: [90, 15, 30], incrementMinutes: 25, bufferBeforeMinutes: 7, bufferAfterMinutes: 15 },
    {
      noticeMinutes: 90,
      limitPerDay: 1,
      limitPerWeek: 2,
      limitPerMonth: 3,
      requiresApproval: true,
      seats: 9,
    },
    { noticeMinutes: 2880, incrementMinutes: 15 },
    {
      location: {
        kind: "choice",
        options: [
          { id: "room", kind: "address", value: "Main Street 1" },
          { id: "call", kind: "video", value: "https://meet.example.com/a", label: "Google Meet" },
          { id: "team", kind: "video", value: "https://meet.example.com/b", label: "Teams" },
          { id: "ring", kind: "phone", value: "+977" },
          { id: "any", kind: "ask", value: "" },
        ],
      },
    },
    { guestMayMove: false, changeNoticeMinutes: 1440, maxGuests: 0 },
    { guestMayCancel: false, changeNoticeMinutes: 90, redirectUrl: "https://example.com/thanks?from=a" },
  ])("settings survive the form and come back as they were: %j", (changes) => {
    const settings = LinkSettings.parse({ title: "Intro call", ...changes });
    expect(checkLink(toTyped(settings)).settings).toEqual(settings);
  });

  test.each([{ place1Label: "Meet", place3Label: "Teams" }, { place3Label: "Teams" }])(
    "calls of one kind are told apart by their names for guests: %j",
    (labels) => expect(checkStep("basics", typed({ ...twoCalls, ...labels }))).toEqual([]),
  );

  test.each([
    ["basics", { title: " " }, "title"],
    ["basics", { slug: "settings" }, "slug"],
    ["basics", { locationKind: "video", locationVideo: "javascript:alert(1)" }, "locationVideo"],
    ["availability", { windowKind: "rolling", windowDays: "1.5" }, "windowDays"],
    ["availability", { windowKind: "rolling", windowDays: "" }, "windowDays"],
    ["availability", { windowKind: "fixed", windowFirstDate: "2026-02-30" }, "windowFirstDate"],
    ["availability", { exclusions: ["tomorrow"] }, "exclusions"],
    ["lengths", { durations: [] }, "durations"],
    ["lengths", { durationsOther: "0" }, "durationsOther"],
    ["lengths", { incrementMinutes: "other", incrementOther: "" }, "incrementOther"],
    ["lengths", { bufferAfterMinutes: "other", bufferAfterOther: "-5" }, "bufferAfterOther"],
    ["limits", { notice: "two" }, "notice"],
    ["limits", { seats: "0" }, "seats"],
    ["limits", { changeNotice: "soon" }, "changeNotice"],
    ["questions", { templateId: "mine" }, "templateId"],
    ["questions", { maxGuests: "21" }, "maxGuests"],
    ["questions", { redirectUrl: "javascript:alert(1)" }, "redirectUrl"],
    ["basics", { locationKind: "choice" }, "place1Kind"],
    ["basics", { locationKind: "choice", place2Kind: "address", place2Value: "Here" }, "place1Kind"],
    [
      "basics",
      { locationKind: "choice", place1Value: "Here", place3Kind: "video", place3Value: "meet" },
      "place3Value",
    ],
    [
      "basics",
      { locationKind: "choice", place2Kind: "phone", place4Kind: "address", place4Value: "Here" },
      "place2Value",
    ],
    ["basics", { ...twoCalls }, "place3Label"],
    ["basics", { ...twoCalls, place1Label: "Meet", place3Label: " meet " }, "place3Label"],
    ["basics", { ...twoCalls, place3Label: "a".repeat(61) }, "place3Label"],
    ["basics", { ...twoCalls, place3Label: "Te\u0007ams" }, "place3Label"],
    ["basics", { locationKind: "choice", place1Value: "Here", place2Value: "here" }, "place2Label"],
    [
      "basics",
      { locationKind: "choice", place1Value: "Here", place2Kind: "ask", place5Kind: "ask" },
      "place5Kind",
    ],
  ] as const)("in %s, %j is refused at its field", (step, changes, field) => {
    expect(checkStep(step, typed(changes)).map((error) => error.field)).toContain(field);
  });

  test("lengths are each once, by size, but for the one that was named first; dates are in order", () => {
    expect(lengthsIn({ durations: ["60", "30"], durationsOther: "45, 30;20", durationFirst: "45" })).toEqual([
      45, 20, 30, 60,
    ]);
    expect(datesIn(["2026-12-31", "", "2026-12-24", "2026-12-31"])).toEqual(["2026-12-24", "2026-12-31"]);
  });

  test("a row of places keeps the id that it came with; one that is new has none yet", () => {
    const shown = placesTyped([
      { id: "a1", kind: "address", value: "Here", label: "" },
      { id: "b2", kind: "video", value: "https://meet.example/a", label: "Meet" },
    ]);
    expect(placesIn({ ...shown, place1Value: "There", place3Kind: "ask", place3Label: "left over" })).toEqual(
      [
        { id: "a1", kind: "address", value: "There", label: "" },
        { id: "b2", kind: "video", value: "https://meet.example/a", label: "Meet" },
        { id: undefined, kind: "ask", value: "", label: "" },
      ],
    );
  });

  test("a notice is said in the largest unit in which it is whole", () => {
    expect(
      [0, 45, 90, 120, 1440, 1500].map((minutes) => Object.values(noticeText(minutes)).join(" ")),
    ).toEqual(["0 hours", "45 minutes", "90 minutes", "2 hours", "1 days", "25 hours"]);
  });
});

describe("what is kept", () => {
  test("a posted form says what is not ticked by leaving it out", () => {
    const data = new FormData();
    data.append("durations", "15");
    data.append("durations", "60");
    data.append("notMine", "x");
    expect(readTyped(data, ["lengths"])).toMatchObject({ durations: ["15", "60"], durationsOther: "" });
    expect(readTyped(new FormData(), ["lengths"]).durations).toEqual([]);
    expect(readTyped(data, ["lengths"])).not.toHaveProperty("notMine");
  });

  test("whatever comes, only known names with texts remain", () => {
    const odd = { title: "Intro", slug: 7, durations: ["15", 3], toString: "x", other: "x" };
    expect(wholeTyped(odd)).toEqual({ ...untouched, title: "Intro" });
    expect(Object.keys(partTyped(odd))).toEqual(["title", "slug", "durations"]);
  });
});

test("an address is made of a title in any script, or not at all", () => {
  expect(
    ["Intro call", "Café & Müller", "  30 min. – Straße ", "日本語", "a".repeat(80)].map(suggestSlug),
  ).toEqual(["intro-call", "cafe-muller", "30-min-strasse", "", "a".repeat(60)]);
  expect(chosenSlug("intro-call")).toBe("intro-call");
  expect(chosenSlug("aZ09_-aZ09_-aZ09_-aZ09")).toBeUndefined();
});
