import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import {
  type AuditOutcome,
  findShiftedBookings,
  keepWallClocks,
  type ShiftedBooking,
} from "@/lib/bookings/tz-audit";
import { databaseUrl } from "@/lib/config";
import { type Context, newVisit } from "@/lib/context";
import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import { findOrganizationIds } from "@/lib/organizations/queries";
import { toIso } from "@/lib/time/format";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import { besideServer } from "./database";
import { say, sayFailure } from "./say";

/*
 * npm run tz:audit: the bookings that a new release of the time zone data has shifted.
 * With -- --apply they are moved so that the clock shows what was agreed.
 */

const english = translator("en", "errors");

try {
  requireFreshTzdata();
  const applies = process.argv.includes("--apply");
  await besideServer(async () => {
    await migrate(databaseUrl());
    await audit(applies);
  });
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

async function audit(applies: boolean): Promise<void> {
  const visit = newVisit();
  const outcomes: AuditOutcome[] = [];
  let found = 0;
  try {
    for (const organizationId of await findOrganizationIds(visit)) {
      const ctx: Context = { ...visit, actor: { kind: "system" }, organizationId };
      const shifted = await findShiftedBookings(ctx);
      found += shifted.length;
      for (const booking of shifted) say(describe(booking));
      if (applies) outcomes.push(...(await keepWallClocks(ctx, shifted)));
    }
  } finally {
    await closeDatabase();
  }
  for (const outcome of outcomes) say(became(outcome));
  say(conclusion(found, outcomes));
  if (outcomes.some(({ result }) => result === "stuck")) process.exitCode = 1;
}

function became({ booking, result, why = "" }: AuditOutcome): string {
  const words = {
    moved: "moved",
    changed: "left alone: it was changed meanwhile",
    stuck: `not moved: ${said(english, why)}`,
  };
  return `${booking.id}  ${words[result]}`;
}

function describe(booking: ShiftedBooking): string {
  const { id, linkTitle, timeZone, tzdataVersion, wallClock, startsAt, showsNow, movesTo } = booking;
  return [
    `${id}  ${linkTitle}, ${timeZone}`,
    `  agreed ${wallClock} with ${tzdataVersion}, which was ${toIso(startsAt)}; that instant is ${showsNow} now`,
    `  the agreed time is at ${toIso(movesTo)} now`,
  ].join("\n");
}

function conclusion(found: number, outcomes: readonly AuditOutcome[]): string {
  const data = `time zone data ${tzdataVersion()}`;
  if (found === 0) return `All future bookings stand at the wall clock that was agreed (${data}).`;
  if (outcomes.length === 0)
    return `${found} shifted by ${data}. To move them and tell everybody: npm run tz:audit -- --apply`;
  const count = (wanted: AuditOutcome["result"]) => outcomes.filter(({ result }) => result === wanted).length;
  const rest = count("stuck") > 0 ? ` ${count("stuck")} could not be: move or cancel one by hand.` : "";
  return `${count("moved")} of ${found} moved; the mails are queued.${rest}`;
}
