import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mails, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { bookSlot } from "@/lib/bookings/book-slot";
import { requireBooking } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { findBookingMails, findMails, requireMail } from "@/lib/notifications/queries";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let operator: Context;
let boris: Context;
let bookingId: string;
beforeAll(async () => {
  world = await createWorld();
  operator = await createStudio(world.visit);
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
  if (operator.actor.kind === "member") {
    await world.db.update(users).set({ isOperator: true }).where(eq(users.id, operator.actor.userId));
  }
  const { ctx, link } = await createOpenLink(operator);
  ({ id: bookingId } = await bookSlot(ctx, link, request(tenOnThursday)));
  await requestSignUp(world.visit, {
    name: "Nia",
    email: "nia@example.com",
    password: "correct horse",
    timeZone: "UTC",
  });
});
afterAll(() => world.drop());

test("the operator's log has the own organization's mails and those about accounts", async () => {
  const kinds = (await findMails(operator)).mails.map((mail) => mail.kind).sort();
  expect(kinds).toEqual(["booking_confirmed_guest", "booking_confirmed_owner", "sign_up"]);
});

test("nobody else's log has either", async () => {
  expect((await findMails(boris)).mails).toEqual([]);
  for (const mail of (await findMails(operator)).mails) {
    await expect(requireMail(boris, mail.id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a member, who is neither owner nor admin, has no mail log", async () => {
  const { userId = "" } = operator.actor.kind === "member" ? operator.actor : {};
  const member: Context = { ...operator, actor: { kind: "member", userId, role: "member" } };
  await expect(findMails(member)).rejects.toMatchObject({ code: "not_found" });
});

test("a booking shows its mails; another organization's booking shows nothing", async () => {
  expect(await findBookingMails(operator, bookingId)).toHaveLength(2);
  expect(await findBookingMails(boris, bookingId)).toEqual([]);
  await expect(requireBooking(boris, bookingId)).rejects.toMatchObject({ code: "not_found" });
  await expect(requireBooking(boris, "no-id-at-all")).rejects.toMatchObject({ code: "not_found" });
});

test("a long log comes in pages, each mail once", async () => {
  const studio = await createStudio(world.visit, { name: "Lotte Lang" });
  const { ctx, link } = await createOpenLink(studio);
  const { id } = await bookSlot(ctx, link, request(tenOnThursday));
  const many = Array.from({ length: 120 }, (_, i) => ({
    id: newId(),
    organizationId: studio.organizationId,
    bookingId: id,
    kind: "booking_moved_guest" as const,
    sequence: i + 1,
    recipientName: "Gustav",
    recipientEmail: "gustav@example.com",
    // Many at one moment, so that the time alone does not tell where a page ends.
    createdAt: studio.now - (i % 3),
  }));
  await inTransaction(world.db, studio, (tx) => tx.insert(mails).values(many));
  const first = await findMails(studio);
  const second = await findMails(studio, { after: first.next });
  expect([first.mails.length, second.mails.length, second.next]).toEqual([100, 22, undefined]);
  expect(new Set([...first.mails, ...second.mails].map((mail) => mail.id)).size).toBe(122);
});
