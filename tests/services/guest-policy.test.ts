import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { getBookingDetails, requireLinkOfBooking } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { duplicateLink } from "@/lib/links/duplicate-link";
import { requireLink } from "@/lib/links/queries";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  linkSettings,
  now,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const eleven = tenOnThursday + 60 * minuteMs;
const until = tenOnThursday - 120 * minuteMs;
const policy = { changeNoticeMinutes: 120, requiresApproval: false };

async function createBooking(changes: Parameters<typeof createOpenLink>[1] = policy) {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio, changes);
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  const guest = (at: number): Context => ({
    ...ctx,
    now: at,
    actor: { kind: "guest", bookingId: booking.id },
  });
  return { studio, link, booking, guest };
}

const refused = (message: Parameters<typeof say>[0]) => ({ code: "conflict", message: say(message) });

describe("until how long before the start a guest may change a booking", () => {
  test("a move passes at the last moment, and not a minute later", async () => {
    const { booking, guest } = await createBooking();
    const late = moveBooking(guest(until + minuteMs), booking.id, { start: eleven });
    await expect(late).rejects.toMatchObject(refused("bookings.guestMovesLate"));
    await expect(moveBooking(guest(until), booking.id, { start: eleven })).resolves.toMatchObject({
      startsAt: eleven,
      sequence: 1,
    });
  });

  test("a cancellation too", async () => {
    const { booking, guest } = await createBooking();
    const late = cancelBooking(guest(until + minuteMs), booking.id, { reason: "" });
    await expect(late).rejects.toMatchObject(refused("bookings.guestCancelsLate"));
    await expect(cancelBooking(guest(until), booking.id, { reason: "" })).resolves.toMatchObject({
      status: "cancelled",
    });
  });

  test("it counts from where the booking is now, not from where it was", async () => {
    const { booking, guest } = await createBooking();
    await moveBooking(guest(until), booking.id, { start: eleven });
    await expect(
      moveBooking(guest(until + 60 * minuteMs), booking.id, { start: tenOnThursday }),
    ).resolves.toMatchObject({ startsAt: tenOnThursday });
  });

  test("the same move or cancellation again is answered as before, however late", async () => {
    const { booking, guest } = await createBooking();
    const late = guest(until + minuteMs);
    await expect(moveBooking(late, booking.id, { start: tenOnThursday })).resolves.toMatchObject({
      sequence: 0,
    });
    await cancelBooking(guest(until), booking.id, { reason: "" });
    await expect(cancelBooking(late, booking.id, { reason: "" })).resolves.toMatchObject({ sequence: 1 });
  });
});

describe("what the owner does not let guests do", () => {
  test("is refused to the guest, each on its own", async () => {
    const { booking, guest } = await createBooking({ guestMayMove: false });
    const move = moveBooking(guest(now), booking.id, { start: eleven });
    await expect(move).rejects.toMatchObject(refused("bookings.guestMovesNever"));
    await expect(cancelBooking(guest(now), booking.id, { reason: "" })).resolves.toBeDefined();

    const other = await createBooking({ guestMayCancel: false });
    const cancel = cancelBooking(other.guest(now), other.booking.id, { reason: "" });
    await expect(cancel).rejects.toMatchObject(refused("bookings.guestCancelsNever"));
    await expect(moveBooking(other.guest(now), other.booking.id, { start: eleven })).resolves.toBeDefined();
  });

  test("the owner does all the same, however late", async () => {
    const { studio, booking } = await createBooking({
      guestMayMove: false,
      guestMayCancel: false,
      changeNoticeMinutes: 525_600,
    });
    const late = { ...studio, now: tenOnThursday - minuteMs };
    await expect(moveBooking(late, booking.id, { start: eleven })).resolves.toMatchObject({ sequence: 1 });
    await expect(cancelBooking(late, booking.id, { reason: "" })).resolves.toMatchObject({ sequence: 2 });
  });

  test("a request that waits for an answer stays one when its guest moves it", async () => {
    const { booking, guest } = await createBooking({ requiresApproval: true });
    await expect(moveBooking(guest(now), booking.id, { start: eleven })).resolves.toMatchObject({
      status: "pending",
      startsAt: eleven,
    });
  });
});

test("a guest reads the link of their own booking and of no other", async () => {
  const { link, booking, guest } = await createBooking();
  await expect(requireLinkOfBooking(guest(now), booking.id)).resolves.toMatchObject({ id: link.id });
  const stranger = await createBooking();
  await expect(requireLinkOfBooking(guest(now), stranger.booking.id)).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await getBookingDetails(guest(now), booking.id))?.link).toMatchObject({
    guestMayMove: true,
    guestMayCancel: true,
    changeNoticeMinutes: 120,
    redirectUrl: null,
  });
});

test("a copy of a link, and a one-time link made from it, have its policy, its guests, its page and its places", async () => {
  const settings = {
    guestMayMove: false,
    guestMayCancel: false,
    changeNoticeMinutes: 60,
    maxGuests: 2,
    redirectUrl: "https://example.com/thanks",
    location: {
      kind: "choice",
      options: [
        { kind: "address", value: "Here" },
        { kind: "ask", value: "" },
      ],
    },
  } as const;
  const studio = await createStudio(world.visit);
  const { link } = await createOpenLink(studio, {
    ...settings,
    location: { ...settings.location, options: [...settings.location.options] },
  });
  const copy = await duplicateLink(studio, link.id, "Copy");
  expect(await requireLink(studio, copy.id)).toMatchObject(settings);

  const forOne = {
    recipient: { name: "Gustav Gast", email: "gustav@example.com" },
    expiresAt: now + 60 * minuteMs,
    note: "",
    times: [],
    holdsTimes: false,
  };
  const made = await createOneTimeLink(studio, { ...forOne, from: { kind: "link", linkId: link.id } });
  expect(await requireLink(studio, made.id)).toMatchObject(settings);
  const own = await createOneTimeLink(studio, {
    ...forOne,
    from: { kind: "settings", settings: linkSettings() },
  });
  expect(await requireLink(studio, own.id)).toMatchObject({
    guestMayMove: true,
    guestMayCancel: true,
    changeNoticeMinutes: 0,
    maxGuests: 5,
    redirectUrl: null,
  });
});
