import { expect, test } from "vitest";
import type { Block } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";
import type { Tried } from "./dav-contract";
import { event, file, hourMs, mondayAtNine, year } from "./dav-inputs";
import { put } from "./dav-server";

/** A week of its own, in which nothing else happens. */
const monday = mondayAtNine + 70 * dayMs;
const week = { from: monday - hourMs, until: monday + 7 * dayMs };

export function busyContract(tried: () => Tried): void {
  async function busy(window: typeof week, ownUids: readonly string[] = []) {
    const { provider, server, signal } = tried();
    const found = await provider.busyBetween([server.calendar], window, new Set(ownUids), signal);
    return found.get(server.calendar) ?? [];
  }
  const starts = (blocks: readonly Block[]) =>
    blocks.map(({ startsAt }) => startsAt).toSorted((a, b) => a - b);

  test("nothing is busy where nothing is", async () => {
    expect(await busy({ from: monday + 100 * dayMs, until: monday + 110 * dayMs })).toEqual([]);
  });

  test("what repeats is busy at each of its times, across the change of clocks", async () => {
    const { server, provider, signal } = tried();
    const series = file(
      "series",
      "DTSTART;TZID=Europe/Berlin:20270315T090000",
      "DTEND;TZID=Europe/Berlin:20270315T100000",
      "RRULE:FREQ=WEEKLY;COUNT=4",
      "EXDATE;TZID=Europe/Berlin:20270322T090000",
    ).replace("BEGIN:VEVENT", `${berlin}\r\nBEGIN:VEVENT`);
    await put(`${server.calendar}series.ics`, series, server);
    const times = [monday, monday + 14 * dayMs - hourMs, monday + 21 * dayMs - hourMs];
    expect(starts(await busy({ from: monday - hourMs, until: monday + 28 * dayMs }))).toEqual(times);
    expect(starts(await busy({ from: monday + 20 * dayMs, until: monday + 22 * dayMs }))).toEqual(
      times.slice(2),
    );
    const { changed } = await provider.changesSince(server.calendar, undefined, year, signal);
    expect(changed.filter(({ uid }) => uid === "series").map(({ blocks }) => starts(blocks))).toEqual([
      times,
    ]);
  });

  test("what is ours is not counted, and what is the owner's beside it is", async () => {
    const { provider, server, signal } = tried();
    const start = monday + 30 * dayMs;
    const window = { from: start, until: start + dayMs };
    await provider.putEvent(server.calendar, event("ours@book.example.org", start), signal);
    expect(starts(await busy(window))).toEqual([start]);
    expect(await busy(window, ["ours@book.example.org"])).toEqual([]);
    await provider.putEvent(server.calendar, event("other@book.example.org", start + hourMs), signal);
    expect(starts(await busy(window, ["ours@book.example.org"]))).toEqual([start + hourMs]);
  });

  test("a whole day is one on the owner's clock", async () => {
    const { server } = tried();
    await put(`${server.calendar}day.ics`, file("day", "DTSTART;VALUE=DATE:20270501"), server);
    const midnight = Date.UTC(2027, 3, 30, 22);
    expect(await busy({ from: midnight, until: midnight + hourMs })).toMatchObject([
      { startsAt: midnight, endsAt: midnight + dayMs, isAllDay: true },
    ]);
  });
}

const berlin = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Berlin",
  "BEGIN:STANDARD",
  "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:19700329T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
].join("\r\n");
