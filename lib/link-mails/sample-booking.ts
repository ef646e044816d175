import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings, linkGroupMembers, organizations, resources, users } from "@/db/tables";
import { type BookingDetails, readBookingDetails } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import type { Language } from "@/lib/i18n/locale";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { dayMs, localDay, minuteMs, startOfDay, wallClockText } from "@/lib/time/zone";
import { tzdataVersion } from "@/lib/tzdata";

/** A booking to show a link's mails with, and whether it is made up. */
export type Sample = { readonly booking: BookingDetails; readonly isExample: boolean };

/** The link's latest booking, or, before there is one, a made-up booking of the link's own title, hosts and place. */
export async function readSample(
  tx: Transaction,
  ctx: Context,
  link: Link,
  language: Language,
): Promise<Sample> {
  const [latest] = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.linkId, link.id)))
    .orderBy(desc(bookings.createdAt), desc(bookings.id))
    .limit(1);
  const booking = latest && (await readBookingDetails(tx, ctx.organizationId, latest.id));
  if (booking) return { booking, isExample: false };
  return { booking: await makeExample(tx, ctx, link, language), isExample: true };
}

const exampleNames: Readonly<Record<Language, string>> = { en: "Alex Example", de: "Alex Beispiel" };

/** In two days at ten, where the link is at home. */
async function makeExample(
  tx: Transaction,
  ctx: Context,
  link: Link,
  language: Language,
): Promise<BookingDetails> {
  const { organizationId, now } = ctx;
  const { timeZone } = link;
  const startsAt = startOfDay(localDay(now + 2 * dayMs, timeZone), timeZone) + 600 * minuteMs;
  const id = newId();
  const [organization] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return {
    id,
    organizationId,
    linkId: link.id,
    status: "confirmed",
    startsAt,
    endsAt: startsAt + (link.durationsMinutes[0] ?? 0) * minuteMs,
    wallClock: wallClockText(startsAt, timeZone),
    timeZone,
    tzdataVersion: tzdataVersion(),
    movedFrom: startsAt - dayMs,
    uid: id,
    sequence: 0,
    organizer: null,
    location: placeOf(link),
    assignment: null,
    cancelledAt: null,
    cancelReason: null,
    privateNote: "",
    idempotencyKey: null,
    requestHash: null,
    createdAt: now,
    link,
    organization: { name: organization?.name ?? "" },
    hosts: await readExampleHosts(tx, ctx, link.id),
    hostsBefore: [],
    guest: {
      role: "booker",
      name: exampleNames[language],
      email: "alex@example.com",
      timeZone,
      language,
      response: "needs_action",
    },
    brought: [],
    answers: [],
  };
}

/** The place, or the first of several. */
const placeOf = ({ location }: Link) =>
  location?.kind === "choice" ? (location.options[0] ?? null) : location;

/** The people of the link's first group, with the address, zone and language they signed up with. */
const readExampleHosts = (tx: Transaction, { organizationId }: Context, linkId: string) =>
  tx
    .select({
      name: resources.name,
      email: users.email,
      timeZone: users.timeZone,
      language: sql<Language>`coalesce(${users.language}, 'en')`,
      clock: users.clock,
    })
    .from(linkGroupMembers)
    .innerJoin(
      resources,
      and(
        eq(resources.organizationId, linkGroupMembers.organizationId),
        eq(resources.id, linkGroupMembers.resourceId),
      ),
    )
    .innerJoin(users, eq(users.id, resources.userId))
    .where(
      and(
        eq(linkGroupMembers.organizationId, organizationId),
        eq(linkGroupMembers.linkId, linkId),
        eq(linkGroupMembers.groupPosition, 0),
      ),
    )
    .orderBy(linkGroupMembers.priority, resources.name)
    .limit(1);
