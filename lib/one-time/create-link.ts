import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { readOwnHost } from "@/lib/links/hosts";
import { type Link, readLink } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { toIso } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { requireFreshTzdata } from "@/lib/tzdata";
import { checkTimes, insertLike, insertOwn, insertTimes } from "./insert-link";
import { requireAllOffered } from "./picked-times";
import { longestExpiryMs } from "./rules";
import type { NewOneTimeLink } from "./schema";

/**
 * Makes a link for one recipient and one booking, at an address that nobody can guess. It
 * copies the settings it is made from: what becomes of those later does not concern it.
 *
 * With picked times it offers these alone, all of one length, and each has to be free now;
 * whoever `holdsTimes` keeps them free for the recipient until the link expires.
 *
 * Fails with `invalid` at the field that is wrong, and with `slot_taken` or `slot_not_offered`
 * at each picked time that is not to be had.
 */
export async function createOneTimeLink(ctx: Context, input: NewOneTimeLink): Promise<Link> {
  requirePermission(ctx, "links:write");
  requireFreshTzdata();
  requireExpiry(ctx, input.expiresAt);
  return inTransaction(ctx.db, ctx, async (tx) => {
    const link = await insertLink(tx, ctx, input);
    if (input.times.length > 0) await offerTimes(tx, ctx, link, input);
    await recordAudit(tx, ctx, {
      action: "oneTimeLink.created",
      subjectId: link.id,
      after: {
        from: link.parentLinkId,
        expiresAt: toIso(input.expiresAt),
        times: input.times.map(({ start }) => toIso(start)),
        holdsTimes: link.holdsTimes,
      },
    });
    return link;
  });
}

/** Fails with `invalid` at /expiresAt for a moment that has passed, or is more than a year away. */
function requireExpiry(ctx: Context, expiresAt: number): void {
  const isPast = expiresAt <= ctx.now;
  if (!isPast && expiresAt <= ctx.now + longestExpiryMs) return;
  const detail = isPast ? say("oneTime.expiryPast") : say("oneTime.expiryFar");
  throw new AppError("invalid", detail, [{ pointer: "/expiresAt", detail }]);
}

async function insertLink(tx: Transaction, ctx: Context, input: NewOneTimeLink): Promise<Link> {
  const { from, recipient, times } = input;
  const hasTimes = times.length > 0;
  const own = {
    recipientName: recipient.name,
    recipientEmail: recipient.email,
    note: input.note || null,
    expiresAt: input.expiresAt,
    holdsTimes: hasTimes && input.holdsTimes,
    hasTimes,
  };
  const durationsOf = (settings: Pick<Link, "durationsMinutes">) =>
    hasTimes ? { durations: [requireDuration(settings, input.durationMinutes)] } : {};
  if (from.kind === "settings") {
    return insertOwn(tx, ctx, from.settings, {
      ...own,
      ...durationsOf(from.settings),
      parentLinkId: null,
    });
  }
  const source = await readSource(tx, ctx, from.linkId);
  const { userId: createdBy } = await readOwnHost(tx, ctx);
  return insertLike(tx, ctx, source, {
    ...own,
    ...durationsOf(source),
    parentLinkId: source.id,
    createdBy,
  });
}

async function readSource(tx: Transaction, ctx: Context, linkId: string): Promise<Link> {
  const source = await readLink(tx, ctx, linkId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "not_found" ? notALink("oneTime.linkMissing") : error;
  });
  if (source.kind !== "evergreen") throw notALink("oneTime.linkMissing");
  if (source.archivedAt !== null) throw notALink("oneTime.archivedSource");
  return source;
}

function notALink(message: "oneTime.linkMissing" | "oneTime.archivedSource"): AppError {
  const detail = say(message);
  return new AppError("invalid", detail, [{ pointer: "/from/linkId", detail }]);
}

async function offerTimes(tx: Transaction, ctx: Context, link: Link, input: NewOneTimeLink): Promise<void> {
  const lengthMs = (link.durationsMinutes[0] ?? 0) * minuteMs;
  const times = input.times.toSorted((a, b) => a.start - b.start);
  const overlapping = times.filter(({ start }, i) => start < (times[i - 1]?.start ?? -Infinity) + lengthMs);
  if (overlapping.length > 0) {
    const detail = say("oneTime.timesOverlap");
    const pointers = overlapping.map((time) => `/times/${input.times.indexOf(time)}/start`);
    throw new AppError(
      "invalid",
      detail,
      pointers.map((pointer) => ({ pointer, detail })),
    );
  }
  const { checked, refused } = await checkTimes(tx, ctx, link, times);
  requireAllOffered(input.times, refused);
  await insertTimes(tx, ctx, link, checked);
}
