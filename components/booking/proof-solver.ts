import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** Longer than any browser needs; who needs longer is better off with a mail. */
const patienceMs = 20_000;

/**
 * Does the work of a challenge and returns what to send with the form. Each try is the browser's own
 * cryptography, off the page's thread, so that typing is not held up. Throws when it cannot be done.
 */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: patienceMs });
  if (!solution) throw new Error("Out of time.");
  const { counter, derivedKey } = solution;
  return JSON.stringify({ challenge, solution: { counter, derivedKey } });
}
