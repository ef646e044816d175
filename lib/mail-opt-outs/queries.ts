import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, mailOptOuts, organizations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";

/** Which of these addresses want no reminders and no thanks of an organization; in small letters. */
export async function readOptedOut(
  tx: Transaction,
  ctx: Context,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = emails.map((email) => email.toLowerCase());
  if (asked.length === 0) return new Set();
  const found = await tx
    .select({ email: mailOptOuts.email })
    .from(mailOptOuts)
    .where(and(eq(mailOptOuts.organizationId, ctx.organizationId), inArray(mailOptOuts.email, asked)));
  return new Set(found.map(({ email }) => email));
}

const isOptedOut = sql<boolean>`${mailOptOuts.email} is not null`;

/** An attendee's own opt-out, if there is one. */
const ownOptOut = and(
  eq(mailOptOuts.organizationId, attendees.organizationId),
  eq(mailOptOuts.email, sql`lower(${attendees.email})`),
);

/** Whether the guest who made a booking wants no such mails. */
export async function hasBookerOptedOut(tx: Transaction, ctx: Context, bookingId: string): Promise<boolean> {
  const [booker] = await tx
    .select({ isOptedOut })
    .from(attendees)
    .leftJoin(mailOptOuts, ownOptOut)
    .where(
      and(
        eq(attendees.organizationId, ctx.organizationId),
        eq(attendees.bookingId, bookingId),
        eq(attendees.role, "booker"),
      ),
    );
  return booker?.isOptedOut ?? false;
}

/** A guest of a booking by their address, and whether they want no such mails; undefined for nobody of it. */
export async function findGuestByEmail(ctx: Context, bookingId: string, email: string) {
  return inTransaction(ctx.db, ctx, async (tx) => {
    const [found] = await tx
      .select({ attendeeId: attendees.id, isOptedOut })
      .from(attendees)
      .leftJoin(mailOptOuts, ownOptOut)
      .where(
        and(
          eq(attendees.organizationId, ctx.organizationId),
          eq(attendees.bookingId, bookingId),
          eq(attendees.email, email),
        ),
      );
    return found;
  });
}

/** What the page of an opt-out says: whose mails, to which address, and whether they come; undefined when the booking is gone. */
export async function findOptOut(ctx: Context, attendeeId: string) {
  return inTransaction(ctx.db, ctx, async (tx) => {
    const [found] = await tx
      .select({ email: attendees.email, organizationName: organizations.name, isOptedOut })
      .from(attendees)
      .innerJoin(organizations, eq(organizations.id, attendees.organizationId))
      .leftJoin(mailOptOuts, ownOptOut)
      .where(and(eq(attendees.organizationId, ctx.organizationId), eq(attendees.id, attendeeId)));
    return found;
  });
}
