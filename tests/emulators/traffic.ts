import { setTimeout as pause } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "./env";
import type { Failure, FaultQueue, Refusal } from "./faults";
import type { Random } from "./random";

/** A call as it was answered. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
};

export type Traffic = {
  /** All calls, in the order of their answers. */
  readonly calls: readonly Call[];
  /** How many calls "METHOD /path" matches. */
  count(pattern: RegExp): number;
  forget(): void;
};

const mostPagesKept = 20;

/** Writes down every call, and gets in its way as the faults say. */
export function traffic(
  faults: FaultQueue,
  random: Random,
  refuse: (failure: Refusal) => Response,
): Traffic & { readonly middleware: MiddlewareHandler<Env> } {
  const calls: Call[] = [];
  const pages = oldPages(random);
  return {
    calls,
    count: (pattern) => calls.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length,
    forget: () => void calls.splice(0),
    async middleware(c, next) {
      const { method, path } = c.req;
      const waitMs = faults.pauseMs();
      if (waitMs > 0) await pause(waitMs);
      const failure = faults.next(`${method} ${path}`);
      if (!failure || failure.isLate) await next();
      if (failure) c.res = isRefusal(failure) ? refuse(failure) : hangUp(c);
      else if (method === "GET" && c.res.status === 200) await pages.turn(c, faults);
      calls.push({ method, path, query: new URL(c.req.url).search, status: c.res.status });
    },
  };
}

const isRefusal = (failure: Failure): failure is Refusal => failure.status !== "hang up";

/** Nobody will see the answer that is returned. */
function hangUp(c: Context<Env>): Response {
  c.env.incoming.socket.destroy();
  return new Response(null, { status: 503 });
}

/** Pages that somebody has had before, to be dealt out again. */
function oldPages(random: Random) {
  const kept = new Map<string, string[]>();
  return {
    async turn(c: Context<Env>, faults: FaultQueue) {
      const place = placeOf(c.req.query());
      const body = await c.res.clone().text();
      if (!place || !isList(body)) return;
      const list = `${c.var.access.grant.account.email} ${c.req.path} ${place}`;
      const earlier = kept.get(list) ?? [];
      const old =
        earlier.length > 0 && faults.takeReplay() ? earlier[random.below(earlier.length)] : undefined;
      if (old !== undefined) c.res = new Response(old, c.res);
      kept.set(list, [...earlier, body].slice(-mostPagesKept));
    },
  };
}

/**
 * Where a list is read: from its start, or from a sync on. An old page stands in only for one of the same
 * place, as one from a stale cache would: its cursor leads back to where it was read, and on from there.
 */
function placeOf({ pageToken, syncToken, $skip, $skiptoken, $deltatoken }: Record<string, string>) {
  if (pageToken ?? $skip ?? $skiptoken) return undefined;
  return (syncToken ?? $deltatoken) ? "sync" : "start";
}

const isList = (body: string) => /"(items|value)":\[/.test(body);
