import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { findBookingHistory } from "@/lib/bookings/history";
import { moveBooking } from "@/lib/bookings/move-booking";
import { markNoShow, undoNoShow } from "@/lib/bookings/no-show";
import { saveNote } from "@/lib/bookings/note";
import type { Context } from "@/lib/context";
import { minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const half = 30 * minuteMs;

async function createBooking() {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  return { studio, during: { ...studio, now: tenOnThursday }, booking };
}

const read = async (studio: Context, bookingId: string) => {
  const [row] = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(bookings).where(eq(bookings.id, bookingId)),
  );
  return row;
};

const actions = async (ctx: Context, bookingId: string) =>
  (await findBookingHistory(ctx, bookingId)).map(({ action }) => action);

const countMails = async (studio: Context) =>
  (await inTransaction(world.db, studio, (tx) => tx.select().from(mails))).length;

describe("that nobody came", () => {
  test("is noted once the meeting has begun, taken back, and told to nobody", async () => {
    const { studio, during, booking } = await createBooking();
    const told = await countMails(studio);
    await markNoShow(during, booking.id);
    await markNoShow(during, booking.id);
    expect(await read(studio, booking.id)).toMatchObject({ status: "no_show", sequence: 0 });
    await undoNoShow(during, booking.id);
    await undoNoShow(during, booking.id);
    expect(await read(studio, booking.id)).toMatchObject({ status: "confirmed" });
    await markNoShow(during, booking.id);
    expect(await countMails(studio)).toBe(told);
    expect(await actions(studio, booking.id)).toEqual(["created", "no_show", "no_show_undone", "no_show"]);
  });

  test("is refused before the meeting begins", async () => {
    const { studio, booking } = await createBooking();
    for (const note of [markNoShow, undoNoShow])
      await expect(note(studio, booking.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await read(studio, booking.id)).toMatchObject({ status: "confirmed" });
  });

  test.each(["pending", "rejected", "cancelled", "expired"] as const)(
    "is refused for a booking that is %s",
    async (status) => {
      const { studio, during, booking } = await createBooking();
      await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ status }));
      for (const note of [markNoShow, undoNoShow])
        await expect(note(during, booking.id)).rejects.toMatchObject({ code: "conflict" });
      expect(await read(studio, booking.id)).toMatchObject({ status });
    },
  );

  test("is nothing for guests and other organizations", async () => {
    const { during, booking } = await createBooking();
    const guest: Context = { ...during, actor: { kind: "guest", bookingId: booking.id } };
    for (const ctx of [guest, await createStudio(world.visit)])
      for (const note of [markNoShow, undoNoShow])
        await expect(note(ctx, booking.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the private note", () => {
  test("is kept, and the audit log says that it changed and not what it says", async () => {
    const { studio, booking } = await createBooking();
    await saveNote(studio, booking.id, { note: "Likes tea.", loaded: "" });
    await saveNote(studio, booking.id, { note: "Likes tea.", loaded: "" });
    expect(await read(studio, booking.id)).toMatchObject({ privateNote: "Likes tea." });
    expect(await actions(studio, booking.id)).toEqual(["created", "note_changed"]);
    const entries = await inTransaction(world.db, studio, (tx) => tx.select().from(auditEntries));
    expect(JSON.stringify(entries)).not.toContain("tea");
  });

  test("of two who write at once, the second is told and the first one's words stay", async () => {
    const { studio, booking } = await createBooking();
    const results = await Promise.allSettled(
      ["one", "two"].map((note) => saveNote(studio, booking.id, { note, loaded: "" })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { privateNote = "" } = (await read(studio, booking.id)) ?? {};
    expect(["one", "two"]).toContain(privateNote);
    const other = { note: "three", loaded: "" };
    await expect(saveNote(studio, booking.id, other)).rejects.toMatchObject({ code: "conflict" });
    await saveNote(studio, booking.id, { note: "three", loaded: privateNote });
    expect(await read(studio, booking.id)).toMatchObject({ privateNote: "three" });
  });

  test("is nothing for guests and other organizations", async () => {
    const { studio, booking } = await createBooking();
    const guest: Context = { ...studio, actor: { kind: "guest", bookingId: booking.id } };
    for (const ctx of [guest, await createStudio(world.visit)])
      await expect(saveNote(ctx, booking.id, { note: "x", loaded: "" })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

test("the history tells who did what, in order, with both times of a move", async () => {
  const { studio, booking } = await createBooking();
  const at = (minutes: number): Context => ({ ...studio, now: studio.now + minutes * minuteMs });
  await moveBooking(at(1), booking.id, { start: tenOnThursday + half });
  const guest: Context = { ...at(2), actor: { kind: "guest", bookingId: booking.id } };
  await cancelBooking(guest, booking.id, { reason: "" });
  expect(await findBookingHistory(studio, booking.id)).toMatchObject([
    { action: "created", actorKind: "guest", actorName: null, at: studio.now },
    {
      action: "moved",
      actorKind: "member",
      actorName: "Anna Berg",
      from: tenOnThursday,
      to: tenOnThursday + half,
    },
    { action: "cancelled", actorKind: "guest" },
  ]);
  expect(await findBookingHistory(await createStudio(world.visit), booking.id)).toEqual([]);
});
