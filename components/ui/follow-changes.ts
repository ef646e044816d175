/** After the server refused; a connection that is lost the browser opens again by itself, and sooner. */
const reopenMs = 30_000;

/**
 * Calls `onChange` at each change that the server tells, with how many bookings are new; and with
 * 0 after a time without connection, in which something may have changed. A tab that nobody sees
 * holds no connection: a browser has few for one server. Returns what ends it.
 */
export function followChanges(address: string, onChange: (count: number) => void): () => void {
  let source: EventSource | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let hasBeenReady = false;

  const close = () => {
    clearTimeout(reopening);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener("ready", () => {
      if (hasBeenReady) onChange(0);
      hasBeenReady = true;
    });
    opened.addEventListener("change", ({ data }) => onChange(countIn(data)));
    opened.addEventListener("error", () => {
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
    });
  };
  const onVisibility = () => (document.hidden ? close() : open());

  if (!document.hidden) open();
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close();
  };
}

function countIn(data: string): number {
  const { new: count } = JSON.parse(data) as { new?: unknown };
  return typeof count === "number" ? count : 0;
}
