import { findMadeSince } from "@/lib/bookings/dashboard-queries";
import type { Context } from "@/lib/context";
import { log } from "@/lib/log";
import { minuteMs } from "@/lib/time/zone";
import { event, heartbeat, heartbeatMs } from "./event";
import { watch } from "./hub";

/** A booking is stamped when its request comes in and seen when it is committed, a little later. */
const commitMs = minuteMs;

export type StreamOptions = {
  /** Asked before anything is said: whoever was signed out hears no more. */
  readonly isWelcome: () => Promise<boolean>;
  readonly heartbeatMs?: number;
};

/**
 * Server-sent events (HTML, 9.2) about an organization's bookings, which say that something
 * changed and how many bookings are new, and nothing of whose they are: whoever hears it asks
 * for the list again. `ready` comes first; what happens after it is told.
 */
export function bookingStream(ctx: Context, options: StreamOptions): ReadableStream<Uint8Array> {
  let stop: (() => void) | undefined;
  let hasLeft = false;
  return new ReadableStream({
    async start(controller) {
      stop = await startTelling(ctx, options, {
        send: (text) => controller.enqueue(new TextEncoder().encode(text)),
        end: () => controller.close(),
      });
      if (hasLeft) stop();
    },
    cancel: () => {
      hasLeft = true;
      stop?.();
    },
  });
}

type Line = { readonly send: (text: string) => void; readonly end: () => void };

async function startTelling(ctx: Context, options: StreamOptions, line: Line): Promise<() => void> {
  const count = await newBookingsCounter(ctx);
  let isOver = false;
  let turn = Promise.resolve();
  let isChangeWaiting = false;

  const stop = () => {
    if (isOver) return false;
    isOver = true;
    clearInterval(heart);
    unwatch();
    return true;
  };
  const end = () => void (stop() && line.end());
  /** One after the other, each only for somebody who is still welcome. */
  const say = (text: () => string | Promise<string>) => {
    turn = turn
      .then(async () => {
        if (isOver) return;
        if (!(await options.isWelcome())) return end();
        const said = await text();
        if (!isOver) line.send(said);
      })
      .catch((error: unknown) => {
        // The page asks again when the stream ends.
        log.warn({ err: error, requestId: ctx.requestId }, "a live stream broke");
        end();
      });
  };
  const onChange = () => {
    // A burst of changes is told once.
    if (isChangeWaiting) return;
    isChangeWaiting = true;
    say(async () => {
      isChangeWaiting = false;
      return event("change", { new: await count() });
    });
  };
  let unwatch = () => {};
  let heart: NodeJS.Timeout | undefined;
  unwatch = await watch({
    channel: "bookings",
    organizationId: ctx.organizationId,
    onChange,
    onEnd: end,
  });
  if (isOver) unwatch();
  else {
    heart = setInterval(() => say(() => heartbeat), options.heartbeatMs ?? heartbeatMs);
    heart.unref();
    say(() => event("ready", {}));
  }
  return () => void stop();
}

/** How many bookings were made since it was asked last. */
async function newBookingsCounter(ctx: Context): Promise<() => Promise<number>> {
  let known = new Set<string>();
  const count = async () => {
    const recent = await findMadeSince(ctx, Date.now() - commitMs);
    const fresh = recent.filter((id) => !known.has(id)).length;
    known = new Set(recent);
    return fresh;
  };
  await count();
  return count;
}
