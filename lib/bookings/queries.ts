import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  answers,
  attendees,
  bookings,
  links,
  organizations,
  reservations,
  resources,
  users,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Language } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import { type Link, readLink } from "@/lib/links/queries";
import { requireOwnBooking } from "./permission";

/** One booking of the organization. Fails with `not_found`, also for another organization's. */
export async function requireBooking(ctx: Context, bookingId: string) {
  requirePermission(ctx, "bookings:read");
  const booking = isId(bookingId) ? await getBookingDetails(ctx, bookingId) : null;
  if (!booking) throw new AppError("not_found", say("bookings.gone"));
  return booking;
}

/** A booking with all that a mail or the guest's own page says of it, or null. */
export async function getBookingDetails(ctx: Context, bookingId: string) {
  return inTransaction(ctx.db, ctx, (tx) => readBookingDetails(tx, ctx.organizationId, bookingId));
}

export type BookingDetails = NonNullable<Awaited<ReturnType<typeof readBookingDetails>>>;

/** The link that a guest's own booking was made through, whatever its state. Fails with `not_found`. */
export async function requireLinkOfBooking(ctx: Context, bookingId: string): Promise<Link> {
  requireOwnBooking(ctx, bookingId);
  return inTransaction(ctx.db, ctx, async (tx) =>
    readLink(tx, ctx, (await readBooking(tx, ctx, bookingId)).linkId),
  );
}

/** A booking's own row, inside a transaction of the organization. Fails with `not_found`. */
export async function readBooking(tx: Transaction, ctx: Context, bookingId: string) {
  return requireRow(isId(bookingId) ? await ownRow(tx, ctx, bookingId) : []);
}

/** The same, and nobody else changes the row until the transaction ends; its time has the locks of `lockBooking`. */
export async function lockBookingRow(tx: Transaction, ctx: Context, bookingId: string) {
  return requireRow(isId(bookingId) ? await ownRow(tx, ctx, bookingId).for("update") : []);
}

const ownRow = (tx: Transaction, ctx: Context, bookingId: string) =>
  tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, bookingId)));

function requireRow<Row>([row]: readonly Row[]): Row {
  if (!row) throw new AppError("not_found", say("bookings.gone"));
  return row;
}

/** The same with all that goes with it. */
export async function readBookingDetails(tx: Transaction, organizationId: string, bookingId: string) {
  const [booking] = await tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.organizationId, organizationId), eq(bookings.id, bookingId)));
  if (!booking) return null;
  const [link] = await tx
    .select({
      title: links.title,
      token: links.token,
      isActive: links.isActive,
      archivedAt: links.archivedAt,
      usedAt: links.usedAt,
      revokedAt: links.revokedAt,
      expiresAt: links.expiresAt,
      guestMayMove: links.guestMayMove,
      guestMayCancel: links.guestMayCancel,
      changeNoticeMinutes: links.changeNoticeMinutes,
      redirectUrl: links.redirectUrl,
    })
    .from(links)
    .where(and(eq(links.organizationId, organizationId), eq(links.id, booking.linkId)));
  const people = await tx
    .select({
      role: attendees.role,
      name: attendees.name,
      email: attendees.email,
      timeZone: attendees.timeZone,
      language: attendees.language,
      response: attendees.response,
    })
    .from(attendees)
    .where(and(eq(attendees.organizationId, organizationId), eq(attendees.bookingId, bookingId)))
    .orderBy(attendees.email);
  const given = await tx
    .select({ label: answers.label, value: answers.value })
    .from(answers)
    .where(and(eq(answers.organizationId, organizationId), eq(answers.bookingId, bookingId)))
    .orderBy(answers.position);
  const [organization] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const { hosts, hostsBefore } = await readAllHosts(tx, organizationId, bookingId);
  const guest = people.find((person) => person.role === "booker");
  const brought = people.filter((person) => person.role === "guest");
  if (!link || !organization || !guest) return null;
  return { ...booking, link, organization, hosts, hostsBefore, guest, brought, answers: given };
}

/** The people whose time the booking has, or had when it was called off, as they signed up and chose in their settings. */
export async function readHosts(tx: Transaction, organizationId: string, bookingId: string) {
  return (await readAllHosts(tx, organizationId, bookingId)).hosts;
}

/** The same, and those who had the booking until it moved. */
async function readAllHosts(tx: Transaction, organizationId: string, bookingId: string) {
  const toHost = ({ hasIt: _, ...host }: (typeof all)[number]) => host;
  const all = await tx
    .select({
      name: resources.name,
      email: users.email,
      timeZone: users.timeZone,
      language: sql<Language>`coalesce(${users.language}, 'en')`,
      clock: users.clock,
      hasIt: sql<boolean>`bool_or(${reservations.releasedAt} is null or ${reservations.releasedAt} = ${bookings.cancelledAt})`,
    })
    .from(reservations)
    .innerJoin(
      bookings,
      and(eq(bookings.organizationId, reservations.organizationId), eq(bookings.id, reservations.bookingId)),
    )
    .innerJoin(
      resources,
      and(
        eq(resources.organizationId, reservations.organizationId),
        eq(resources.id, reservations.resourceId),
      ),
    )
    .innerJoin(users, eq(users.id, resources.userId))
    .where(and(eq(reservations.organizationId, organizationId), eq(reservations.bookingId, bookingId)))
    .groupBy(resources.id, resources.name, users.id, users.email, users.timeZone, users.language, users.clock)
    .orderBy(resources.name);
  return {
    hosts: all.filter(({ hasIt }) => hasIt).map(toHost),
    hostsBefore: all.filter(({ hasIt }) => !hasIt).map(toHost),
  };
}
