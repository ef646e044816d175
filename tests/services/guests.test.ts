import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { requireBooking } from "@/lib/bookings/queries";
import type { BookSlot } from "@/lib/bookings/schema";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { bookingMessage } from "@/lib/notifications/booking-message";
import { dayMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let studio: Context;
let opened: { ctx: Context; link: Link };
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  studio = await createStudio(world.visit);
  opened = await createOpenLink(studio);
});
afterAll(() => world.drop());

const guests = [{ email: "mia@example.com" }, { email: "noah@example.com", name: "Noah Neu" }];
const book = (more: Partial<BookSlot>, { ctx, link } = opened) =>
  bookSlot(ctx, link, { ...request(tenOnThursday), ...more });

const mailedTo = async (kind: string) =>
  (await inTransaction(world.db, studio, (tx) => tx.select().from(mails)))
    .filter((mail) => mail.kind === kind)
    .map((mail) => mail.recipientEmail)
    .sort();

const everybody = ["gustav@example.com", "mia@example.com", "noah@example.com"];

test("whom a guest brings along is invited, and hears of a new time and of the end", async () => {
  const { id } = await book({ guests });
  const { brought } = await requireBooking(studio, id);
  expect(brought.map(({ name, email }) => [name, email])).toEqual([
    ["mia@example.com", "mia@example.com"],
    ["Noah Neu", "noah@example.com"],
  ]);
  expect(await mailedTo("booking_confirmed_guest")).toEqual(everybody);
  await moveBooking(studio, id, { start: tenOnThursday + dayMs });
  expect(await mailedTo("booking_moved_guest")).toEqual(everybody);
  await cancelBooking(studio, id, { reason: "" });
  expect(await mailedTo("booking_cancelled_guest")).toEqual(everybody);
});

test("everybody is in the invitation; only the booker's mail leads to the booking", async () => {
  const { id } = await book({ guests });
  const booking = await requireBooking(studio, id);
  const mailTo = (to: { name: string; email: string }) =>
    bookingMessage({ kind: "booking_confirmed_guest", to, sequence: 0, stampedAt: studio.now }, booking);
  const own = await mailTo(booking.guest);
  expect(own.text).toContain("/booking/");
  expect(own.text).toContain("Noah Neu (noah@example.com)");
  const [mia] = booking.brought;
  const others = await mailTo(mia ?? { name: "", email: "" });
  expect(others.text + others.html + others.calendar?.content).not.toContain("/booking/");
  expect(others.text).toContain("Gustav Gast");
  const unfolded = others.calendar?.content.replaceAll("\r\n ", "");
  for (const email of everybody) expect(unfolded).toContain(`mailto:${email}`);
});

test("a request tells nobody else before it is accepted", async () => {
  const asking = await changeLink(studio, opened.link, { requiresApproval: true });
  await book({ guests }, asking);
  expect(await mailedTo("booking_requested_guest")).toEqual(["gustav@example.com"]);
});

const problemOf = async (more: Partial<BookSlot>, changes: Partial<Link> = {}) => {
  const changed = await changeLink(studio, opened.link, { maxGuests: 5, ...changes });
  const error = await book(more, changed).catch((refused: unknown) => refused);
  return (error as { fields: { pointer: string }[] }).fields.map(({ pointer }) => pointer);
};

test.each([
  ["who books", [{ email: "GUSTAV@example.com" }], ["/guests/0/email"]],
  ["somebody twice", [guests[0], { email: "Mia@Example.com" }], ["/guests/1/email"]],
])("%s cannot be brought along", async (_, brought, pointers) => {
  expect(await problemOf({ guests: brought as BookSlot["guests"] })).toEqual(pointers);
});

test("nobody brings more than the link lets, and nobody to a session with seats", async () => {
  expect(await problemOf({ guests }, { maxGuests: 1 })).toEqual(["/guests"]);
  expect(await problemOf({ guests }, { maxGuests: 5, seats: 8 })).toEqual(["/guests"]);
});

test("the same key with other guests is another request", async () => {
  const { ctx, link } = opened;
  const options = { idempotencyKey: "once" };
  const input = { ...request(tenOnThursday), guests };
  const { id } = await bookSlot(ctx, link, input, options);
  expect((await bookSlot(ctx, link, input, options)).id).toBe(id);
  await expect(bookSlot(ctx, link, { ...input, guests: guests.slice(1) }, options)).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
});

test("only an owner who has seen the setting lets guests bring others: links from before it let nobody", async () => {
  const [column] = await world.db.execute<{ column_default: string }>(
    sql`select column_default from information_schema.columns where table_name = 'links' and column_name = 'max_guests'`,
  );
  expect(column?.column_default).toBe("0");
  expect(opened.link.maxGuests).toBe(5);
});

const places = {
  kind: "choice",
  options: [
    { id: "v", kind: "video", value: "https://meet.example/anna" },
    { id: "a", kind: "address", value: "Hauptstraße 1" },
    { id: "w", kind: "ask", value: "" },
  ],
} as const;

test("the place that is chosen is the booking's", async () => {
  const chosen = async (more: Partial<BookSlot>, start: number) =>
    (await book({ ...more, start }, await changeLink(studio, opened.link, { location: places }))).location;
  expect(await chosen({ place: "v" }, tenOnThursday)).toEqual({
    kind: "video",
    value: "https://meet.example/anna",
  });
  expect(await chosen({ place: "w", location: "Café" }, tenOnThursday + dayMs)).toEqual({
    kind: "ask",
    value: "Café",
  });
});

test("a place must be one of the link's, with words only for one that asks", async () => {
  for (const place of [undefined, "x"])
    expect(await problemOf({ place }, { location: places })).toEqual(["/place"]);
  expect(await problemOf({ place: "w" }, { location: places })).toEqual(["/location"]);
  expect(await problemOf({ place: "a", location: "Café" }, { location: places })).toEqual(["/location"]);
  expect(await problemOf({ place: "v" }, { location: null })).toEqual(["/place"]);
});
