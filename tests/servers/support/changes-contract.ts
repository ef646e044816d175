import { expect, test } from "vitest";
import { CursorExpired } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";
import type { Tried } from "./dav-contract";
import { event, file, hourMs, mondayAtNine, stamp, year } from "./dav-inputs";
import { put, takeOut } from "./dav-server";

export function changesContract(tried: () => Tried): void {
  const changes = (cursor?: string, window = year) => {
    const { provider, server, signal } = tried();
    return provider.changesSince(server.calendar, cursor, window, signal);
  };
  /** An event of the owner's of one hour, put in by another program. */
  async function ownersEvent(name: string, startsAt: number) {
    const { server } = tried();
    const address = `${server.calendar}${encodeURIComponent(name)}.ics`;
    const times = [`DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(startsAt + hourMs)}`];
    await put(address, file(name, ...times), server);
    return address;
  }

  test("everything comes first, and then what is new, what is other and what is gone", async () => {
    const { server } = tried();
    const stays = await ownersEvent("stays", mondayAtNine);
    const first = await changes();
    expect(first.isWhole).toBe(true);
    expect(first.changed.map(({ id }) => id)).toContain(stays);

    const none = await changes(first.cursor);
    expect(none).toMatchObject({ changed: [], removed: [], isWhole: false });

    const goes = await ownersEvent("goes @ a name", mondayAtNine);
    const added = await changes(none.cursor);
    expect(added.changed).toMatchObject([{ uid: "goes @ a name", blocks: [{ startsAt: mondayAtNine }] }]);

    await ownersEvent("goes @ a name", mondayAtNine + hourMs);
    const moved = await changes(added.cursor);
    expect(moved.changed).toMatchObject([
      { id: added.changed[0]?.id, blocks: [{ startsAt: mondayAtNine + hourMs }] },
    ]);

    await takeOut(goes, server);
    const removed = await changes(moved.cursor);
    expect(removed).toMatchObject({ changed: [], removed: [added.changed[0]?.id], isWhole: false });
  });

  test("what an event is known by is what it was written as", async () => {
    const { provider, server, signal } = tried();
    const { cursor } = await changes();
    const written = await provider.putEvent(server.calendar, event("ids@x.example", mondayAtNine), signal);
    const { changed } = await changes(cursor);
    expect(changed).toMatchObject([{ id: written.eventId, uid: "ids@x.example" }]);
    await provider.removeEvent(server.calendar, written.eventId, signal);
  });

  test("once time has moved on by a day everything is read again", async () => {
    const { cursor } = await changes();
    const nextDay = { from: year.from, until: year.until + dayMs };
    expect(await changes(cursor, nextDay)).toMatchObject({ isWhole: true });
  });

  test("a cursor that the server or we know no more has expired", async () => {
    const { cursor } = await changes();
    await expect(changes("nonsense")).rejects.toThrow(CursorExpired);
    if (!cursor.includes('"token"')) return;
    const unknown = cursor.replace(/"token":"[^"]*"/, '"token":"http://example.org/sync/nonsense"');
    await expect(changes(unknown)).rejects.toThrow(CursorExpired);
  });
}
