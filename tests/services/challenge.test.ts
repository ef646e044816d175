import type { Challenge } from "altcha-lib";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { spentChallenges } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { challengeLifetimeMs, newChallenge, readProof } from "@/lib/robots/challenge";
import { forgetSpentProofs } from "@/lib/robots/spent";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let opened: { ctx: Context; link: Link };
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  opened = await createOpenLink(await createStudio(world.visit));
});
afterAll(() => world.drop());

/** Does the work as a browser does, and returns what a form sends. */
async function solved(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}
const now = () => opened.ctx.now;
const proofFor = async (link: Link) => solved(await newChallenge(link, now()));

test("work that was done is taken, within its time and for its link", async () => {
  const { link } = opened;
  const proof = await proofFor(link);
  expect(await readProof(proof, link, now() + challengeLifetimeMs - minuteMs)).toMatchObject({
    signature: expect.any(String),
  });
  const late = readProof(proof, link, now() + challengeLifetimeMs);
  await expect(late).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("late") });
  const { link: other } = await createOpenLink(await createStudio(world.visit));
  await expect(readProof(proof, other, now())).rejects.toMatchObject({ code: "malformed" });
});

test("work that was not done, or not for our challenge, is not taken", async () => {
  const { link } = opened;
  const proof = JSON.parse(await proofFor(link));
  const changed = (change: (copy: typeof proof) => void) => {
    const copy = structuredClone(proof);
    change(copy);
    return JSON.stringify(copy);
  };
  const wrong = [
    "",
    "null",
    "{",
    changed((copy) => (copy.solution.derivedKey = "00".repeat(32))),
    changed((copy) => (copy.challenge.signature = "00".repeat(32))),
    changed((copy) => (copy.challenge.parameters.expiresAt += 60)),
    changed((copy) => delete copy.challenge.parameters.keySignature),
    changed((copy) => (copy.challenge.parameters.cost = 1)),
  ];
  for (const text of wrong)
    await expect(readProof(text, link, now())).rejects.toMatchObject({ code: "malformed" });
});

test("a proof is good for one booking, and a retry of that one needs no other", async () => {
  const { ctx, link } = opened;
  const proof = await readProof(await proofFor(link), link, now());
  const options = { proof, idempotencyKey: "once" };
  const booking = await bookSlot(ctx, link, request(tenOnThursday), options);
  expect((await bookSlot(ctx, link, request(tenOnThursday), options)).id).toBe(booking.id);
  await expect(bookSlot(ctx, link, request(tenOnThursday + dayMs), { proof })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("robots.spent"),
  });
});

test("a booking that fails spends no proof", async () => {
  const { ctx, link } = opened;
  const proof = await readProof(await proofFor(link), link, now());
  await expect(bookSlot(ctx, link, request(0), { proof })).rejects.toMatchObject({
    code: "slot_not_offered",
  });
  await bookSlot(ctx, link, request(tenOnThursday), { proof });
});

test("a night forgets the proofs that would not be taken any more, and no others", async () => {
  const { ctx, link } = opened;
  await bookSlot(ctx, link, request(tenOnThursday), {
    proof: await readProof(await proofFor(link), link, now()),
  });
  const later = { ...ctx, now: now() + challengeLifetimeMs };
  const next = await readProof(await solved(await newChallenge(link, later.now)), link, later.now);
  await bookSlot(later, link, request(tenOnThursday + dayMs), { proof: next });
  const spent = async () => {
    const [row] = await inTransaction(world.db, ctx, (tx) =>
      tx
        .select({ spent: count() })
        .from(spentChallenges)
        .where(eq(spentChallenges.organizationId, ctx.organizationId)),
    );
    return row?.spent;
  };
  expect(await spent()).toBe(2);
  await forgetSpentProofs(later);
  expect(await spent()).toBe(1);
});
