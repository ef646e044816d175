import { expect, test } from "vitest";
import { dayMs } from "@/lib/time/zone";
import type { Tried } from "./dav-contract";
import { event, file, hourMs, mondayAtNine, stamp, year } from "./dav-inputs";
import { put, read, takeOut } from "./dav-server";

export function writingContract(tried: () => Tried): void {
  /** When the event with a UID happens; one list for each file that has it. */
  async function timesOf(uid: string) {
    const { provider, server, signal } = tried();
    const { changed } = await provider.changesSince(server.calendar, undefined, year, signal);
    return changed
      .filter((one) => one.uid === uid)
      .map(({ blocks }) => blocks.map(({ startsAt }) => startsAt));
  }
  const write = (given: Parameters<typeof event>) => {
    const { provider, server, signal } = tried();
    return provider.putEvent(server.calendar, event(...given), signal);
  };

  test("an event that is written twice is there once", async () => {
    const uid = "once@book.example.org";
    const first = await write([uid, mondayAtNine]);
    expect(await write([uid, mondayAtNine])).toEqual(first);
    expect(await timesOf(uid)).toEqual([[mondayAtNine]]);
  });

  test("it moves, whether or not it is remembered where it lies", async () => {
    const uid = "moved@book.example.org";
    const first = await write([uid, mondayAtNine]);
    const later = mondayAtNine + hourMs;
    expect(await write([uid, later, { sequence: 1, eventId: first.eventId }])).toEqual(first);
    expect(await timesOf(uid)).toEqual([[later]]);
    expect(await write([uid, later + hourMs, { sequence: 2 }])).toEqual(first);
    expect(await timesOf(uid)).toEqual([[later + hourMs]]);
  });

  test("it is found where the owner's program has put it, under a name of its own", async () => {
    const { server } = tried();
    const uid = "renamed@book.example.org";
    const times = [`DTSTART:${stamp(mondayAtNine)}`, `DTEND:${stamp(mondayAtNine + hourMs)}`];
    await put(`${server.calendar}their-name.ics`, file(uid, ...times), server);
    const written = await write([uid, mondayAtNine + dayMs, { sequence: 1 }]);
    expect(written.eventId).toBe(`${server.calendar}their-name.ics`);
    expect(await timesOf(uid)).toEqual([[mondayAtNine + dayMs]]);
  });

  test("it comes back when its owner has taken it out and it is written again", async () => {
    const { server } = tried();
    const uid = "again@book.example.org";
    const { eventId } = await write([uid, mondayAtNine]);
    await takeOut(eventId, server);
    expect(await timesOf(uid)).toEqual([]);
    await write([uid, mondayAtNine, { sequence: 1, eventId }]);
    expect(await timesOf(uid)).toEqual([[mondayAtNine]]);
  });

  test("something else under its name is left alone", async () => {
    const { server } = tried();
    const times = [`DTSTART:${stamp(mondayAtNine)}`, `DTEND:${stamp(mondayAtNine + hourMs)}`];
    await put(`${server.calendar}taken@book.example.org.ics`, file("theirs", ...times), server);
    await expect(write(["taken@book.example.org", mondayAtNine])).rejects.toThrow("412");
    expect(await timesOf("theirs")).toEqual([[mondayAtNine]]);
  });

  test("its guests are in it, and the server is told not to invite them", async () => {
    const { server } = tried();
    const { eventId } = await write(["guests@book.example.org", mondayAtNine]);
    const text = (await read(eventId, server)).replace(/\r\n[ \t]/g, "");
    expect(text).toMatch(/^ATTENDEE;[^\r\n]*SCHEDULE-AGENT=CLIENT[^\r\n]*:mailto:gustav@example\.org\r?$/m);
    expect(text).toMatch(/^SUMMARY:Intro\\; call\\, with Zoë\r?$/m);
    expect(text).not.toMatch(/SCHEDULE-STATUS|^METHOD/m);
  });

  test("it is removed, also when it is gone already, and a calendar never is", async () => {
    const { provider, server, signal } = tried();
    const uid = "removed@book.example.org";
    const { eventId } = await write([uid, mondayAtNine]);
    await provider.removeEvent(server.calendar, eventId, signal);
    expect(await timesOf(uid)).toEqual([]);
    await provider.removeEvent(server.calendar, eventId, signal);
    await expect(provider.removeEvent(server.calendar, "", signal)).rejects.toThrow(RangeError);
    await expect(
      provider.removeEvent(server.calendar, "https://elsewhere.example/x.ics", signal),
    ).rejects.toThrow("another server");
  });
}
