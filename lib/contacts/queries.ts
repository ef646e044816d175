import { sql } from "drizzle-orm";
import { containing } from "@/db/like";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { contactSearchMin } from "./rules";

/** Somebody whom the organization has met: who booked, or was sent a one-time link. */
export type Contact = { readonly name: string; readonly email: string };

const mostFound = 8;

/**
 * The contacts whose name or address has a text in it, from the third letter on; who was met
 * last comes first, under the name they had then.
 */
export async function findContacts(ctx: Context, text: string): Promise<Contact[]> {
  requirePermission(ctx, "bookings:read");
  const words = text.trim();
  if (words.length < contactSearchMin) return [];
  const part = containing(words);
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx.execute<Contact>(sql`
      select name, email from (
        select distinct on (lower(email)) name, email, at from (
          select a.name, a.email, b.created_at as at
          from attendees a join bookings b on b.organization_id = a.organization_id and b.id = a.booking_id
          where a.organization_id = ${ctx.organizationId} and a.role = 'booker'
            and (a.name ilike ${part} or a.email ilike ${part})
          union all
          select recipient_name, recipient_email, created_at
          from links
          where organization_id = ${ctx.organizationId} and kind = 'one_time' and recipient_name is not null
            and (recipient_name ilike ${part} or recipient_email ilike ${part})
        ) met
        order by lower(email), at desc
      ) contacts
      order by at desc, lower(email)
      limit ${mostFound}`),
  );
  return [...rows];
}
