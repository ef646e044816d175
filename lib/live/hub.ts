import { type Channel, type Listening, listenToChanges } from "./listen";

/** Somebody who looks at an organization's bookings, or at the times that it still has. */
export type Watcher = {
  readonly channel: Channel;
  readonly organizationId: string;
  /** Something changed, or may have. */
  readonly onChange: () => void;
  /** Nothing more will come. */
  readonly onEnd: () => void;
};

type Hub = {
  readonly watchers: Set<Watcher>;
  listening?: Promise<Listening> | undefined;
  /** When each organization's times last changed, as far as this process has heard since `heardFrom`. */
  readonly lastChanges: Map<string, number>;
  heardFrom: number;
};

/** Organizations whose last change is kept; beyond that all begin anew. */
const mostKept = 10_000;

const key = Symbol.for("openhour.live");
const shared = globalThis as { [key]?: Hub };
shared[key] ??= { watchers: new Set(), lastChanges: new Map(), heardFrom: Number.POSITIVE_INFINITY };
/** The server and Next's bundle each load their own copy of this file, and share what is on globalThis. */
const hub = shared[key];

/**
 * Tells a watcher of every change on its channel in its organization until the function it resolves
 * with is called. From then on nothing is missed: the process listens. Fails when it cannot.
 */
export async function watch(watcher: Watcher): Promise<() => void> {
  hub.watchers.add(watcher);
  const unwatch = () => void hub.watchers.delete(watcher);
  try {
    hub.listening ??= listenToChanges({ onChange: tell, onReturn: tellAll });
    await hub.listening;
    hub.heardFrom = Math.min(hub.heardFrom, Date.now());
  } catch (error) {
    hub.listening = undefined;
    unwatch();
    throw error;
  }
  return unwatch;
}

/** Whether an organization's times may have changed since an instant (epoch ms): before it listened, nobody knows. */
export const mayHaveChanged = (organizationId: string, since: number): boolean =>
  since < hub.heardFrom || (hub.lastChanges.get(organizationId) ?? 0) >= since;

/** From now on; what came before is not known. */
function forgetChanges(): void {
  hub.lastChanges.clear();
  hub.heardFrom = Date.now();
}

function tell(channel: Channel, organizationId: string): void {
  if (hub.lastChanges.size >= mostKept) forgetChanges();
  if (channel === "times") hub.lastChanges.set(organizationId, Date.now());
  for (const watcher of hub.watchers)
    if (watcher.channel === channel && watcher.organizationId === organizationId) watcher.onChange();
}

function tellAll(channel: Channel): void {
  forgetChanges();
  for (const watcher of hub.watchers) if (watcher.channel === channel) watcher.onChange();
}

/** Ends all watching, so that a server which stops need not wait for pages that stay open. */
export async function endWatching(): Promise<void> {
  for (const watcher of hub.watchers) watcher.onEnd();
  hub.watchers.clear();
  const listening = hub.listening;
  hub.listening = undefined;
  hub.heardFrom = Number.POSITIVE_INFINITY;
  await (await listening?.catch(() => undefined))?.close();
}
