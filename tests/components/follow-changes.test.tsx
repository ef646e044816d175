import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followChanges } from "@/components/ui/follow-changes";

/** What browsers have and jsdom has not, as far as it is used here. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Source[] = [];
  readyState = 1;
  constructor(readonly address: string) {
    super();
    Source.opened.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  say(name: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  refuse() {
    this.readyState = Source.CLOSED;
    this.dispatchEvent(new Event("error"));
  }
}

const latest = () => {
  const source = Source.opened.at(-1);
  if (!source) throw new Error("Nothing was opened.");
  return source;
};

const hide = (isHidden: boolean) => {
  Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};

const heard: number[] = [];
let leave = () => {};

beforeEach(() => {
  vi.stubGlobal("EventSource", Source);
  vi.useFakeTimers();
  leave = followChanges("/bookings/live", (count) => heard.push(count));
});
afterEach(() => {
  leave();
  hide(false);
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  heard.length = 0;
  Source.opened.length = 0;
});

test("tells each change with the number of new bookings, and nothing when it is merely ready", () => {
  expect(latest().address).toBe("/bookings/live");
  latest().say("ready");
  latest().say("change", { new: 2 });
  latest().say("change", { new: 0 });
  expect(heard).toEqual([2, 0]);
});

test("after the browser has come back by itself, something may have changed", () => {
  latest().say("ready");
  latest().dispatchEvent(new Event("error"));
  latest().say("ready");
  expect(heard).toEqual([0]);
  expect(Source.opened).toHaveLength(1);
});

test("when the server refuses, it asks again later, and no more once the page is left", () => {
  latest().refuse();
  vi.advanceTimersByTime(60_000);
  expect(Source.opened).toHaveLength(2);
  latest().refuse();
  leave();
  vi.advanceTimersByTime(600_000);
  expect(Source.opened).toHaveLength(2);
});

test("a tab that nobody sees holds no connection, and looks again when it is seen", () => {
  latest().say("ready");
  const before = latest();
  hide(true);
  expect(before.readyState).toBe(Source.CLOSED);
  vi.advanceTimersByTime(600_000);
  expect(Source.opened).toHaveLength(1);
  hide(false);
  latest().say("ready");
  expect(Source.opened).toHaveLength(2);
  expect(heard).toEqual([0]);
});
