import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkDrafts } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context, Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import type { TypedLink } from "@/lib/link-forms/rules";
import { forEachOrganization } from "@/lib/organizations/for-each";
import { toStorable } from "@/lib/storable";
import { dayMs } from "@/lib/time/zone";

/** A link that its member has not finished: what they typed, and the step they were at. */
export type Draft = {
  readonly id: string;
  readonly values: Partial<TypedLink>;
  readonly step: string;
  /** Epoch ms. */
  readonly updatedAt: number;
};

const mostDrafts = 10;
const mostBytes = 20 * 1024;
const keptMs = 90 * dayMs;

/**
 * Keeps what was typed so far, under an id that the form has chosen; what is in `values` takes
 * the place of what was there under the same names. Fails with `too_many` for an eleventh
 * draft, with `too_large` for a book, with `not_found` for an id that is somebody else's.
 */
export async function saveDraft(
  ctx: Context,
  { id, values, step }: Pick<Draft, "id" | "values" | "step">,
): Promise<void> {
  requirePermission(ctx, "links:write");
  const userId = memberOf(ctx);
  if (!isId(id)) return gone();
  await inTransaction(ctx.db, ctx, async (tx) => {
    // One after the other for each member: the limit counts all that are there.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`link drafts of ${userId}`}, 0))`);
    const drafts = await readDrafts(tx, ctx);
    const known = drafts.find((draft) => draft.id === id);
    if (!known && drafts.length >= mostDrafts)
      throw new AppError("too_many", say("links.tooManyDrafts", { most: mostDrafts }));
    const all = { ...known?.values, ...storable(values) };
    if (Buffer.byteLength(JSON.stringify(all)) > mostBytes)
      throw new AppError("too_large", say("links.draftTooLarge"));
    const saved = await tx
      .insert(linkDrafts)
      .values({
        id,
        organizationId: ctx.organizationId,
        userId,
        values: all,
        step,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoUpdate({
        target: linkDrafts.id,
        set: { values: all, step, updatedAt: ctx.now },
        setWhere: sql`${ownDraft(ctx, id)}`,
      })
      .returning({ id: linkDrafts.id });
    if (saved.length === 0) gone();
  });
}

/** Drafts hold anything that was typed, but for what no text can hold. */
const storable = (values: Draft["values"]): Draft["values"] =>
  JSON.parse(JSON.stringify(values), (_, value) => (typeof value === "string" ? toStorable(value) : value));

/** One draft of the member who asks. Fails with `not_found`, also for a colleague's. */
export async function getDraft(ctx: Context, id: string): Promise<Draft> {
  requirePermission(ctx, "links:read");
  const drafts = await inTransaction(ctx.db, ctx, (tx) => readDrafts(tx, ctx));
  return drafts.find((draft) => draft.id === id) ?? gone();
}

/** The drafts of the member who asks, the latest first. */
export async function findDrafts(ctx: Context): Promise<Draft[]> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, (tx) => readDrafts(tx, ctx));
}

/** Throws an own draft away; one that is gone already is no mistake. */
export async function deleteDraft(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, "links:write");
  await inTransaction(ctx.db, ctx, (tx) => dropDraft(tx, ctx, id));
}

/** The same in the transaction that makes a link of it; whether there was one. */
export async function dropDraft(tx: Transaction, ctx: Context, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const dropped = await tx.delete(linkDrafts).where(ownDraft(ctx, id)).returning({ id: linkDrafts.id });
  return dropped.length > 0;
}

/** Deletes the drafts that nobody has touched for ninety days, of all organizations. */
export async function cleanUpDrafts(visit: Visit): Promise<void> {
  await forEachOrganization(visit, (tx, organizationId) =>
    tx
      .delete(linkDrafts)
      .where(
        and(eq(linkDrafts.organizationId, organizationId), lt(linkDrafts.updatedAt, visit.now - keptMs)),
      ),
  );
}

const readDrafts = (tx: Transaction, ctx: Context): Promise<Draft[]> =>
  tx
    .select({
      id: linkDrafts.id,
      values: sql<Partial<TypedLink>>`${linkDrafts.values}`,
      step: linkDrafts.step,
      updatedAt: linkDrafts.updatedAt,
    })
    .from(linkDrafts)
    .where(
      and(
        eq(linkDrafts.organizationId, ctx.organizationId),
        eq(linkDrafts.userId, memberOf(ctx)),
        gt(linkDrafts.updatedAt, ctx.now - keptMs),
      ),
    )
    .orderBy(desc(linkDrafts.updatedAt), linkDrafts.id);

const ownDraft = (ctx: Context, id: string) =>
  and(
    eq(linkDrafts.organizationId, ctx.organizationId),
    eq(linkDrafts.userId, memberOf(ctx)),
    eq(linkDrafts.id, id),
  );

/** Drafts are a member's own: programs and guests have none. */
function memberOf({ actor }: Context): string {
  if (actor.kind !== "member") throw new AppError("not_found", say("links.membersOnly"));
  return actor.userId;
}

function gone(): never {
  throw new AppError("not_found", say("links.draftGone"));
}
