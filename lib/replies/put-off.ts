import { dayMs } from "@/lib/time/zone";

/** A message is given up when it has been tried this often, and lain there for a day. */
export const leastTries = 10;

/**
 * Which messages of a mailbox could not be done with, and how often each was tried. Kept in memory: a worker
 * that starts anew tries them all again before it gives one up.
 */
export class PutOff {
  #mailbox = "";
  #tries = new Map<number, number>();

  /** All messages that wait, the least tried first and of those the oldest: none keeps newer ones from being read. */
  order(mailbox: string, uids: readonly number[]): number[] {
    const known = mailbox === this.#mailbox ? this.#tries : new Map<number, number>();
    this.#mailbox = mailbox;
    this.#tries = new Map(
      uids.flatMap((uid) => {
        const tries = known.get(uid);
        return tries === undefined ? [] : [[uid, tries]];
      }),
    );
    return uids.toSorted((a, b) => this.tries(a) - this.tries(b) || a - b);
  }

  tries = (uid: number): number => this.#tries.get(uid) ?? 0;

  /** Counted before it is tried, so that one which breaks the connection comes last the next time. */
  begin(uid: number): void {
    this.#tries.set(uid, this.tries(uid) + 1);
  }

  done(uid: number): void {
    this.#tries.delete(uid);
  }

  /** Whether a message has had its time. One whose arrival is not known has when it has had its tries. */
  isOver = (uid: number, arrivedAt: number | undefined, now: number): boolean =>
    this.tries(uid) >= leastTries && (arrivedAt === undefined || now - arrivedAt >= dayMs);
}
