import { database } from "@/db/client";
import { users } from "@/db/tables";
import { findMembership } from "@/lib/accounts/sessions";
import { createFirstOwner, setUpToken } from "@/lib/accounts/set-up";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { config } from "@/lib/config";
import { type Context, newVisit, type Visit } from "@/lib/context";
import { createLink } from "@/lib/links/commands";
import { openLink } from "@/lib/links/queries";
import { LinkSettings } from "@/lib/links/schema";
import { dayMs } from "@/lib/time/zone";

const owner = {
  name: "Ada Baker",
  email: "ada@example.com",
  password: "open the hour",
  timeZone: "Europe/Berlin",
};

const guests = [
  { name: "Noor Haddad", email: "noor@example.com", timeZone: "Asia/Dubai" },
  { name: "Tomás Rivera", email: "tomas@example.com", timeZone: "America/New_York" },
  { name: "Mei Chen", email: "mei@example.com", timeZone: "Asia/Singapore" },
  { name: "Jonas Weber", email: "jonas@example.com", timeZone: "Europe/Berlin" },
];

/**
 * Fills an empty database with a sample owner, schedule, link `demo` and a few bookings,
 * by the commands that everybody uses. Does nothing where there are users already.
 * Returns lines that say how to sign in and what to open.
 */
export async function seedDemo(): Promise<string[]> {
  const found = await database().select({ id: users.id }).from(users).limit(1);
  if (found.length === 0) await fill(newVisit());
  const { baseUrl } = config();
  return [
    `Sign in at ${baseUrl}/signin as ${owner.email} with the password: ${owner.password}`,
    `A link to book: ${baseUrl}/book/demo`,
  ];
}

async function fill(visit: Visit): Promise<void> {
  const { userId } = await createFirstOwner(visit, setUpToken(), owner);
  const membership = await findMembership(visit.db, userId);
  if (!membership) throw new Error("The sample owner has no organization.");
  const studio: Context = {
    ...visit,
    organizationId: membership.organizationId,
    actor: { kind: "member", userId, role: membership.role },
  };
  await createLink(studio, LinkSettings.parse({ title: "Intro call", slug: "demo" }));
  const consultation = { title: "Consultation", durationsMinutes: [60], slug: "consultation" };
  await createLink(studio, LinkSettings.parse(consultation));
  const { ctx, link } = await openLink(visit, "demo");
  for (const [i, attendee] of guests.entries()) {
    const from = visit.now + (i + 1) * dayMs;
    const starts = await findSlots(ctx, link, { from, until: from + 7 * dayMs, durationMinutes: 30 });
    const start = starts[3 * i];
    if (start !== undefined) await bookSlot(ctx, link, { start, attendee, answers: {} });
  }
}
