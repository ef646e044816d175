import { eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Connection, connect } from "@/db/client";
import { linkGroupMembers, linkGroups, links, reservations, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { createOwner } from "@/lib/accounts/create-owner";
import type { Context, Visit } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createLink } from "@/lib/links/commands";
import { type Link, openLink } from "@/lib/links/queries";
import { LinkSettings } from "@/lib/links/schema";
import { createDatabase } from "./database";

/** Wednesday 2 December 2026, 08:00 in Berlin: when the tests take place. */
export const now = Date.parse("2026-12-02T07:00:00Z");

/** Thursday 3 December 2026, 10:00 in Berlin: a time that Anna's links offer. */
export const tenOnThursday = Date.parse("2026-12-03T09:00:00Z");

export type TestWorld = Connection & { readonly url: string; readonly visit: Visit; drop(): Promise<void> };

/** A database of its own for a test file, opened as the application opens it. */
export async function createWorld(): Promise<TestWorld> {
  const made = await createDatabase();
  const connection = connect(made.url);
  const drop = async () => {
    await connection.close();
    await made.drop();
  };
  return { ...connection, url: made.url, visit: { db: connection.db, now, requestId: "test" }, drop };
}

/** Anna Berg in Berlin: an owner with an organization, working hours and no links yet. */
export async function createStudio(
  visit: Visit,
  person: { name?: string; email?: string; timeZone?: string } = {},
): Promise<Context> {
  const organizationId = newId();
  const owner = {
    name: "Anna Berg",
    email: `anna-${organizationId.slice(0, 8)}@example.com`,
    timeZone: "Europe/Berlin",
    language: "en" as const,
    passwordHash: "unused",
    emailVerifiedAt: visit.now,
    isOperator: false,
    ...person,
  };
  const { userId } = await inTransaction(visit.db, { organizationId }, (tx) =>
    createOwner(tx, visit, organizationId, owner),
  );
  return { ...visit, organizationId, actor: { kind: "member", userId, role: "owner" } };
}

/** The settings of a link with these differences to what a new one has: half an hour, at any time. */
export const linkSettings = (changes: Partial<z.input<typeof LinkSettings>> = {}): LinkSettings =>
  LinkSettings.parse({ title: "Intro call", ...changes });

/** An evergreen link of the studio, and the guest's context that its token gives. */
export async function createOpenLink(
  studio: Context,
  changes: Partial<z.input<typeof LinkSettings>> = {},
): Promise<{ ctx: Context; link: Link }> {
  const { token } = await createLink(studio, linkSettings(changes));
  return openLink(studio, token);
}

/** Changes columns of a link as its owner would, and opens it again. */
export async function changeLink(
  studio: Context,
  link: Link,
  changes: Partial<Link>,
): Promise<{ ctx: Context; link: Link }> {
  await inTransaction(studio.db, studio, (tx) => tx.update(links).set(changes).where(eq(links.id, link.id)));
  const { token } = { ...link, ...changes };
  return openLink(studio, token);
}

/** More people of Anna's organization, with her working hours; ids in the order of the names. */
export async function addPeople(studio: Context, ...names: string[]): Promise<string[]> {
  const { organizationId } = studio;
  const people = names.map((name) => ({ id: newId(), name }));
  await inTransaction(studio.db, studio, async (tx) => {
    const [anna] = await tx.select().from(resources).where(eq(resources.organizationId, organizationId));
    if (!anna) throw new Error("The studio has no Anna.");
    await tx.insert(resources).values(
      people.map((person) => ({
        ...person,
        organizationId,
        kind: "person" as const,
        scheduleId: anna.scheduleId,
        createdAt: studio.now,
      })),
    );
  });
  return people.map(({ id }) => id);
}

/** Anna's own id as a resource. */
export async function annasId(studio: Context): Promise<string> {
  const [anna] = await inTransaction(studio.db, studio, (tx) =>
    tx.select({ id: resources.id }).from(resources).where(isNotNull(resources.userId)),
  );
  if (!anna) throw new Error("The studio has no Anna.");
  return anna.id;
}

/** Says anew who must be free for a link: all of each group, or so many of it. */
export async function setGroups(
  studio: Context,
  link: Link,
  ...groups: { readonly needed: number | null; readonly members: readonly string[] }[]
): Promise<void> {
  const ofLink = { organizationId: studio.organizationId, linkId: link.id };
  await inTransaction(studio.db, studio, async (tx) => {
    await tx.delete(linkGroups).where(eq(linkGroups.linkId, link.id));
    for (const [position, { needed, members }] of groups.entries()) {
      await tx.insert(linkGroups).values({ ...ofLink, position, needed });
      await tx
        .insert(linkGroupMembers)
        .values(members.map((resourceId) => ({ ...ofLink, groupPosition: position, resourceId })));
    }
  });
}

/** The live reservations of an organization, in order of time, resource and seat. */
export async function liveReservations(studio: Context) {
  return inTransaction(studio.db, studio, (tx) =>
    tx
      .select()
      .from(reservations)
      .where(isNull(reservations.releasedAt))
      .orderBy(sql`lower(${reservations.during})`, reservations.resourceId, reservations.sessionSeat),
  );
}

/** Gustav's request for a time. */
export const request = (start: number, more: { name?: string; email?: string } = {}) => ({
  start,
  attendee: { name: "Gustav Gast", email: "gustav@example.com", timeZone: "America/New_York", ...more },
  answers: {},
});
