import { syncCollection } from "tsdav";
import { CursorExpired } from "@/lib/calendars/provider";
import { addressOf, pathOf } from "./address";
import { multistatusOf, textOf, told } from "./answers";
import type { Connection } from "./connection";
import { type Known, stateOf } from "./cursor";
import { isFailure, NotDav } from "./failure";
import { etagsIn } from "./objects";

/** Which files of a calendar are other than they were. */
export type Delta = {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly known: Known;
};

/** More answers than any calendar takes; a server that goes on like this is broken. */
const mostAnswers = 500;

/**
 * By the server's own mark (RFC 6578); everything there is, without one. Fails with CursorExpired when the server
 * refuses the mark, in whichever way it does: there are many.
 */
export async function deltaByToken(calendarId: string, token: string, { fetch }: Connection): Promise<Delta> {
  const states = new Map<string, boolean>();
  let at = token;
  for (let i = 0; i < mostAnswers; i++) {
    const asked = { url: calendarId, props: { "d:getetag": {} }, syncLevel: 1, syncToken: at, fetch };
    const answer = await syncCollection(asked).catch((error: unknown) => {
      const isRefused = at !== "" && isFailure(error, 403, 409, 410, 500);
      throw isRefused ? new CursorExpired("The server knows the mark no more.", { cause: error }) : error;
    });
    const next = textOf(multistatusOf(answer).syncToken);
    if (next === undefined) throw new NotDav("The server gives no mark to go on from.");
    let isCut = false;
    for (const { href, status } of told(answer)) {
      const address = addressOf(href, calendarId);
      if (status === 507) isCut = true;
      else if (pathOf(address) !== pathOf(calendarId)) states.set(address, status !== 404 && status !== 410);
    }
    if (!isCut) {
      const [changed, removed] = [true, false].map((isThere) =>
        [...states].filter(([, state]) => state === isThere).map(([address]) => address),
      );
      return { changed: changed ?? [], removed: removed ?? [], known: { token: next } };
    }
    at = next;
  }
  throw new NotDav("The server never comes to an end.");
}

/** By the state of each file, for servers that keep no marks. */
export async function deltaByStates(
  calendarId: string,
  before: Readonly<Record<string, string>>,
  connection: Connection,
): Promise<Delta> {
  const etags = await etagsIn(calendarId, connection);
  const states = Object.fromEntries([...etags].map(([address, etag]) => [address, stateOf(etag)]));
  return {
    changed: Object.keys(states).filter((address) => !states[address] || states[address] !== before[address]),
    removed: Object.keys(before).filter((address) => states[address] === undefined),
    known: { states },
  };
}
