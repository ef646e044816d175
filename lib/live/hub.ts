import { type Listening, listenToBookings } from "./listen";

/** Somebody who looks at an organization's bookings. */
export type Watcher = {
  readonly organizationId: string;
  /** Something changed, or may have. */
  readonly onChange: () => void;
  /** Nothing more will come. */
  readonly onEnd: () => void;
};

type Hub = { readonly watchers: Set<Watcher>; listening?: Promise<Listening> | undefined };

const key = Symbol.for("openhour.live");
const shared = globalThis as { [key]?: Hub };
shared[key] ??= { watchers: new Set() };
/** The server and Next's bundle each load their own copy of this file, and share what is on globalThis. */
const hub = shared[key];

/**
 * Tells a watcher of every change of its organization's bookings until the function it resolves
 * with is called. From then on nothing is missed: the process listens. Fails when it cannot.
 */
export async function watch(watcher: Watcher): Promise<() => void> {
  hub.watchers.add(watcher);
  const unwatch = () => void hub.watchers.delete(watcher);
  try {
    hub.listening ??= listenToBookings({ onChange: tell, onReturn: tellAll });
    await hub.listening;
  } catch (error) {
    hub.listening = undefined;
    unwatch();
    throw error;
  }
  return unwatch;
}

function tell(organizationId: string): void {
  for (const watcher of hub.watchers) if (watcher.organizationId === organizationId) watcher.onChange();
}

function tellAll(): void {
  for (const watcher of hub.watchers) watcher.onChange();
}

/** Ends all watching, so that a server which stops need not wait for pages that stay open. */
export async function endWatching(): Promise<void> {
  for (const watcher of hub.watchers) watcher.onEnd();
  hub.watchers.clear();
  const listening = hub.listening;
  hub.listening = undefined;
  await (await listening?.catch(() => undefined))?.close();
}
