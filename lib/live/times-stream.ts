import { event, heartbeat, heartbeatMs } from "./event";
import { mayHaveChanged, watch } from "./hub";

export type TimesStreamOptions = {
  /** When what the page shows was read, epoch ms: a change between that and listening is told too. */
  readonly since?: number | undefined;
  /** How long a change waits for others to come, in ms. Differs from page to page. */
  readonly waitMs?: () => number;
  /** How long after a change the next one is told at the earliest, ms. */
  readonly restMs?: number;
  readonly heartbeatMs?: number;
  /** Called once, when nobody listens any more. */
  readonly onOver?: () => void;
};

/** After a page has been told, it is left in peace for a while: times may change many times a minute. */
const usualRestMs = 5_000;

/** Thousands of pages that hear of the same booking must not all ask for the times in the same moment. */
const jitteredWait = () => 300 + Math.random() * 1200;

/**
 * Server-sent events (HTML, 9.2) which say that times of an organization were taken or let go, and
 * nothing of which, or by whom: the page asks again for what it may see. `ready` comes first; what
 * happens after it is told. A burst of changes is told once.
 */
export function timesStream(
  organizationId: string,
  {
    since,
    waitMs = jitteredWait,
    restMs = usualRestMs,
    heartbeatMs: beat = heartbeatMs,
    onOver,
  }: TimesStreamOptions = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  let isOver = false;
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let waiting: NodeJS.Timeout | undefined;
      let heart: NodeJS.Timeout | undefined;
      let unwatch = () => {};
      stop = () => {
        if (isOver) return;
        isOver = true;
        clearTimeout(waiting);
        clearInterval(heart);
        unwatch();
        onOver?.();
      };
      let restsUntil = 0;
      const onChange = () => {
        const rest = restsUntil - performance.now();
        waiting ??= setTimeout(
          () => {
            waiting = undefined;
            restsUntil = performance.now() + restMs;
            send(event("change", {}));
          },
          Math.max(waitMs(), rest),
        ).unref();
      };
      const onEnd = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      try {
        unwatch = await watch({ channel: "times", organizationId, onChange, onEnd });
      } catch (error) {
        stop();
        throw error;
      }
      // Whoever left while this process began to listen is forgotten at once.
      if (isOver) return unwatch();
      heart = setInterval(() => send(heartbeat), beat).unref();
      send(event("ready", {}));
      if (since !== undefined && mayHaveChanged(organizationId, since)) onChange();
    },
    cancel: () => stop(),
  });
}
