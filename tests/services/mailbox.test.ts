import { afterEach, beforeEach, expect, test } from "vitest";
import { type Handled, readMailbox } from "@/lib/replies/mailbox";
import { leastTries, PutOff } from "@/lib/replies/put-off";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { type ImapMail, startImap, type TestImap } from "@/tests/support/imap";

const arrivedAt = Date.parse("2026-12-02T07:00:00Z");
const mailOf = (uid: number, from = `guest-${uid}@example.com`): ImapMail => ({
  uid,
  from,
  arrivedAt,
  flags: new Set(),
});

let imap: TestImap;
let putOff: PutOff;
let given: number[];
let looked: string[];
let handle: (from: string) => Handled;
beforeEach(() => {
  [putOff, given, looked] = [new PutOff(), [], []];
  handle = () => "other";
});
afterEach(() => imap.close());

/** One run, with how it ended. */
const run = (now = arrivedAt, signal = new AbortController().signal) =>
  readMailbox(imap.url, {
    signal,
    now,
    putOff,
    handle: async ({ from: [from = ""] }) => {
      looked.push(from);
      return handle(from);
    },
    onGivenUp: (tries) => given.push(tries),
  });

const flagsOf = (uid: number) => [...(imap.mails.find((mail) => mail.uid === uid)?.flags ?? [])].toSorted();

/** Two hundred that can never be handled fill a run; an answer has come after them. */
const many = 200;

test("messages that cannot be handled do not keep newer ones from being read", async () => {
  const bad = Array.from({ length: many }, (_, i) => mailOf(i + 1, "bad@example.com"));
  imap = await startImap([...bad, mailOf(many + 1)]);
  handle = (from) => (from.startsWith("bad") ? "later" : "ours");
  await run();
  expect(new Set(looked)).toEqual(new Set(["bad@example.com"]));
  looked = [];
  await run();
  expect(looked[0]).toBe(`guest-${many + 1}@example.com`);
  expect(flagsOf(many + 1)).toEqual(["OpenhourRead", "\\Seen"]);
  expect(flagsOf(1)).toEqual([]);
});

test("one that can never be handled is given up after a day, and left unread to people", async () => {
  imap = await startImap([mailOf(1)]);
  handle = () => "later";
  for (let minute = 0; minute < leastTries; minute += 1) await run(arrivedAt + minute * minuteMs);
  await run(arrivedAt + dayMs - 1);
  expect([given, flagsOf(1), looked.length]).toEqual([[], [], leastTries + 1]);
  await run(arrivedAt + dayMs);
  expect([given, flagsOf(1), looked.length]).toEqual([[leastTries + 1], ["OpenhourRead"], leastTries + 1]);
  await run(arrivedAt + dayMs);
  expect(given).toHaveLength(1);
});

test("one that has lain there for long when we come is tried like any other", async () => {
  imap = await startImap([mailOf(1)]);
  handle = () => "later";
  const late = arrivedAt + 3 * dayMs;
  await run(late);
  await run(late);
  expect([given, flagsOf(1)]).toEqual([[], []]);
  handle = () => "ours";
  await run(late);
  expect(flagsOf(1)).toEqual(["OpenhourRead", "\\Seen"]);
});

test("one that the server cannot show now is read when it can", async () => {
  const [first, second] = [mailOf(1), mailOf(2)];
  first.fault = "no";
  imap = await startImap([first, second]);
  await run();
  expect([looked, flagsOf(1), flagsOf(2)]).toEqual([["guest-2@example.com"], [], ["OpenhourRead"]]);
  delete first.fault;
  await run();
  expect([looked.at(-1), flagsOf(1)]).toEqual(["guest-1@example.com", ["OpenhourRead"]]);
});

test("one at which the server hangs up comes last the next time", async () => {
  const [first, second] = [mailOf(1), mailOf(2)];
  first.fault = "break";
  imap = await startImap([first, second]);
  await expect(run()).rejects.toThrow();
  await expect(run()).rejects.toThrow();
  expect(imap.asked).toEqual([1, 2, 1]);
  expect(flagsOf(2)).toEqual(["OpenhourRead"]);
});

test("a run ends with its signal, and leaves the rest for the next", async () => {
  imap = await startImap([mailOf(1), mailOf(2)]);
  const stopping = new AbortController();
  handle = () => {
    stopping.abort();
    return "ours";
  };
  await expect(run(arrivedAt, stopping.signal)).rejects.toThrow();
  expect(looked).toEqual(["guest-1@example.com"]);
  await expect(run(arrivedAt, stopping.signal)).rejects.toThrow();
  expect(looked).toHaveLength(1);
});
