import { hkdfSync } from "node:crypto";
import { type Challenge, createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { authSecret } from "@/lib/config";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import type { Link } from "@/lib/links/queries";
import { minuteMs } from "@/lib/time/zone";

/**
 * Work for a browser that wants to book: cheap for one form, dear for thousands. A browser tries
 * between 50 and 150 keys of 2,000 rounds each, which a phone does in well under a second while
 * its guest types; we check the outcome with one signature.
 */
const work = { algorithm: "PBKDF2/SHA-256", cost: 2000, fewest: 50, most: 150 } as const;

/** Time enough to fill in a form; a form that is open for longer asks for another. */
export const challengeLifetimeMs = 10 * minuteMs;

/** A challenge that was met: what it is known by, and until when it could be used again (epoch ms). */
export type Proof = { readonly signature: string; readonly expiresAt: number };

/** Makes a challenge for booking through this link and no other. */
export const newChallenge = ({ id }: Pick<Link, "id">, now: number): Promise<Challenge> =>
  createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.most, work.fewest),
    deriveKey,
    data: { link: id },
    expiresAt: new Date(now + challengeLifetimeMs),
    ...secrets(),
  });

/**
 * Reads what a form says that its browser has done. Fails with `malformed` for what is no answer
 * to a challenge of ours for this link, and with `conflict` for one that came too late.
 */
export async function readProof(text: string, { id }: Pick<Link, "id">, now: number): Promise<Proof> {
  const answer = Answer.safeParse(text);
  if (!answer.success || answer.data.challenge.parameters.data.link !== id) throw wrong();
  const { challenge, solution } = answer.data;
  const expiresAt = challenge.parameters.expiresAt * 1000;
  if (expiresAt <= now) throw new AppError("conflict", say("robots.late"));
  const { verified, expired } = await verifySolution({ challenge, solution, deriveKey, ...secrets() });
  if (expired) throw new AppError("conflict", say("robots.late"));
  if (!verified) throw wrong();
  return { signature: challenge.signature, expiresAt };
}

const wrong = () => new AppError("malformed", say("robots.wrong"));

/** As far as we read it ourselves; all of it is signed. */
const Answer = z
  .string()
  .max(4000)
  .transform((text, refusal) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      refusal.addIssue({ code: "custom" });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      challenge: z.object({
        parameters: z.looseObject({
          algorithm: z.literal(work.algorithm),
          nonce: z.string(),
          salt: z.string(),
          cost: z.literal(work.cost),
          keyLength: z.number(),
          keyPrefix: z.string(),
          keySignature: z.string(),
          expiresAt: z.number(),
          data: z.object({ link: z.string() }),
        }),
        signature: z.string(),
      }),
      solution: z.object({ counter: z.number(), derivedKey: z.string() }),
    }),
  );

/** Keys of their own, so that no token of another purpose is a challenge. */
function secrets() {
  const key = (name: string) =>
    Buffer.from(hkdfSync("sha256", authSecret(), "", `openhour challenge ${name}`, 32)).toString("base64");
  return { hmacSignatureSecret: key("signature"), hmacKeySignatureSecret: key("solution") };
}
