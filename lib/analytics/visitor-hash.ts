import { createHmac, randomBytes } from "node:crypto";
import { inArray, lt } from "drizzle-orm";
import { visitorSalts } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Visit } from "@/lib/context";
import { dateOfDay, dayMs, minuteMs } from "@/lib/time/zone";
import type { Visitor } from "./visitor";

/** How long somebody who looks again is the same view. Half hours divide a day, so each has one salt. */
const viewMs = 30 * minuteMs;

/** How long after a view a booking is still its consequence: two hours, and the half hour they began in. */
const halfHoursLookedBack = 5;

const dateOf = (halfHour: number): string => dateOfDay(Math.floor((halfHour * viewMs) / dayMs));

/** The hash of a visitor at a link now. Two views with one hash are one view. */
export async function hashNow(visit: Visit, visitor: Visitor, linkId: string): Promise<string> {
  const halfHour = Math.floor(visit.now / viewMs);
  const onDate = dateOf(halfHour);
  const salts = await inTransaction(visit.db, { installation: "on" }, async (tx) => {
    // Of several who are first on a day, one makes the salt and all read it.
    await tx.insert(visitorSalts).values({ onDate, salt: newSalt() }).onConflictDoNothing();
    return tx
      .select()
      .from(visitorSalts)
      .where(inArray(visitorSalts.onDate, [onDate]));
  });
  const salt = salts[0]?.salt;
  if (salt === undefined) throw new Error("A salt that was made is gone.");
  return hash(salt, visitor, linkId, halfHour);
}

/** What a visitor's views of a link in the last two hours are hashed to, where there may be any. */
export async function recentHashes(visit: Visit, visitor: Visitor, linkId: string): Promise<string[]> {
  const current = Math.floor(visit.now / viewMs);
  const halfHours = Array.from({ length: halfHoursLookedBack }, (_, i) => current - i);
  const dates = [...new Set(halfHours.map(dateOf))];
  const rows = await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.select().from(visitorSalts).where(inArray(visitorSalts.onDate, dates)),
  );
  const salts = new Map(rows.map(({ onDate, salt }) => [onDate, salt]));
  return halfHours.flatMap((halfHour) => {
    const salt = salts.get(dateOf(halfHour));
    return salt === undefined ? [] : [hash(salt, visitor, linkId, halfHour)];
  });
}

const newSalt = () => randomBytes(32).toString("base64url");

/** Link and half hour are part of it, so that nobody can be followed from one to the next. */
const hash = (salt: string, { address, userAgent }: Visitor, linkId: string, halfHour: number): string =>
  createHmac("sha256", salt)
    .update(JSON.stringify([address, userAgent, linkId, halfHour]))
    .digest("base64url");

/**
 * Deletes the salts of all days before yesterday: from then on no hash leads back to anybody, even
 * for somebody who has the database. Twice does no harm. For every night.
 */
export async function forgetVisitorSalts(visit: Visit): Promise<void> {
  const yesterday = dateOfDay(Math.floor(visit.now / dayMs) - 1);
  await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.delete(visitorSalts).where(lt(visitorSalts.onDate, yesterday)),
  );
}
