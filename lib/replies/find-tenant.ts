import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ask } from "@/db/tenant";

/** The organization of the booking with this iCalendar UID, before a tenant is known; null when it is nobody's. */
export async function organizationOfBooking(db: Database, uid: string): Promise<string | null> {
  const [row] = await ask(
    db.execute<{ id: string | null }>(sql`select organization_of_booking(${uid}) as id`),
  );
  return row?.id ?? null;
}

/** The same of a mail of the outbox; null also for a mail about an account, which is no organization's. */
export async function organizationOfMail(db: Database, mailId: string): Promise<string | null> {
  const [row] = await ask(
    db.execute<{ id: string | null }>(sql`select organization_of_mail(${mailId}::uuid) as id`),
  );
  return row?.id ?? null;
}
