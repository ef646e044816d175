import { parentPort } from "node:worker_threads";
import type { MirroredEvent } from "@/lib/calendars/provider";
import { openFile } from "./file";
import type { Report, Request } from "./messages";

/*
 * Runs in a thread of its own (see thread-source.ts). What is read goes out every few milliseconds, so that nothing
 * of it is lost when the thread has to be ended.
 */

const reportEveryMs = 20;

/** A hundred series for every hour of half a year. */
const mostBlocks = 500_000;

parentPort?.on("message", read);

function read(request: Request): void {
  const file = openFile(request);
  if (!file.isCalendar) {
    report({ kind: "refused", why: "This is no calendar." });
    return;
  }
  const { groups, skipped } = file;
  // An earlier thread has told already what was wrong before the first group.
  if (request.from > 0) skipped.length = 0;
  let events: MirroredEvent[] = [];
  let blocks = 0;
  let reportedAt = performance.now();
  const tell = (next: number) => {
    report({ kind: "read", events, skipped: skipped.splice(0), next });
    events = [];
    reportedAt = performance.now();
  };
  for (const [i, group] of groups.entries()) {
    if (i < request.from) continue;
    Atomics.store(request.progress, 0, i);
    if (request.without.includes(i)) file.skip(group, "it takes too much time or memory");
    else {
      const event = file.read(group);
      if (event) events.push(event);
      blocks += event?.blocks.length ?? 0;
    }
    if (blocks > mostBlocks) {
      report({ kind: "refused", why: "This calendar has more in it than anybody can attend." });
      return;
    }
    if (performance.now() - reportedAt > reportEveryMs) tell(i + 1);
  }
  tell(groups.length);
  report({ kind: "done", name: file.name });
}

const report = (message: Report): void => parentPort?.postMessage(message);
