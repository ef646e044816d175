import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkGroupMembers, links, organizations, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context, Visit } from "@/lib/context";
import { AppError, type ErrorCode } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import { closedBecause } from "./rules";

/** A link as its row has it. */
export type Link = typeof links.$inferSelect;

/** One link of the organization, whatever its state. Fails with `not_found`, also for another organization's. */
export async function requireLink(ctx: Context, linkId: string): Promise<Link> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, (tx) => readLink(tx, ctx, linkId));
}

/** The same inside a transaction of the organization, for whoever has checked the permission. */
export async function readLink(tx: Transaction, ctx: Context, linkId: string): Promise<Link> {
  const [link] = isId(linkId)
    ? await tx
        .select()
        .from(links)
        .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)))
    : [];
  if (!link) throw new AppError("not_found", say("links.gone"));
  return link;
}

/**
 * The link behind a token, whatever its state, and the guest's context to act in. Fails
 * with `not_found` for an unknown token.
 */
export async function findLink(visit: Visit, token: string): Promise<{ ctx: Context; link: Link }> {
  if (!/^[A-Za-z0-9_-]{3,64}$/.test(token)) return notFound();
  const [link] = await inTransaction(visit.db, { linkToken: token }, (tx) =>
    tx.select().from(links).where(eq(links.token, token)),
  );
  if (!link) return notFound();
  return { ctx: { ...visit, actor: { kind: "guest" }, organizationId: link.organizationId }, link };
}

/**
 * The same for a link that takes bookings. Fails with `link_used`, `link_expired` or
 * `link_disabled` for one that does not.
 */
export async function openLink(visit: Visit, token: string): Promise<{ ctx: Context; link: Link }> {
  const found = await findLink(visit, token);
  requireOpen(found.link, visit.now);
  return found;
}

/** Fails with the reason when a link takes no bookings. */
export function requireOpen(link: Link, now: number): void {
  const closed = closedBecause(link, now);
  if (closed) throw new AppError(closed, closedWords[closed]);
}

const closedWords = {
  link_used: say("links.used"),
  link_expired: say("links.expired"),
  link_disabled: say("links.disabled"),
} satisfies Partial<Record<ErrorCode, string>>;

/** The names a guest sees on a link's page: who it is with, and for which organization. */
export async function getLinkHosts(ctx: Context, linkId: string) {
  return inTransaction(ctx.db, ctx, async (tx) => {
    const hosts = await tx
      .select({ name: resources.name, kind: resources.kind })
      .from(linkGroupMembers)
      .innerJoin(
        resources,
        and(
          eq(resources.organizationId, linkGroupMembers.organizationId),
          eq(resources.id, linkGroupMembers.resourceId),
        ),
      )
      .where(
        and(eq(linkGroupMembers.organizationId, ctx.organizationId), eq(linkGroupMembers.linkId, linkId)),
      )
      .orderBy(linkGroupMembers.groupPosition, resources.name);
    const [organization] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId));
    const people = hosts.filter((host) => host.kind === "person").map((host) => host.name);
    return { hostName: people.join(", "), organizationName: organization?.name ?? "" };
  });
}

function notFound(): never {
  throw new AppError("not_found", say("links.noSuchAddress"));
}
