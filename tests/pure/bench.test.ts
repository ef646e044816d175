import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answersOf } from "@/bench/answer";
import { newYork } from "@/bench/generate";
import { parseWorkloads, type WorkloadJson } from "@/bench/workload";

// Starts processes; other suites may be at work on the same machine.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "openhour-bench-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command on a file with this text, as npm does. */
function bench(text: string, ...flags: string[]) {
  return benchIn(process.env.TZ, text, ...flags);
}

/** The same on a server that stands in another zone. */
function benchIn(TZ: string | undefined, text: string, ...flags: string[]) {
  const file = join(folder, "workload.json");
  writeFileSync(file, text);
  const command = ["lib/server/run.mjs", "bench/main.ts", "--workload", file, ...flags];
  const options = { encoding: "utf8", env: { ...process.env, TZ } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { status, stdout, stderr };
}

/** An hour every half hour in the week from Monday, 2 November 2026, asked in the week before. */
const workload = (changes: Partial<WorkloadJson> = {}): WorkloadJson => ({
  now: "2026-10-28T00:00:00Z",
  from: "2026-11-02T00:00:00Z",
  to: "2026-11-09T00:00:00Z",
  durationMin: 60,
  intervalMin: 30,
  beforeBufferMin: 0,
  afterBufferMin: 0,
  minimumNoticeMin: 0,
  mode: "single",
  hosts: [host()],
  ...changes,
});

type HostJson = WorkloadJson["hosts"][number];

/** Open on Mondays from 09:00 to 11:00. */
const host = (changes: Partial<HostJson> = {}): HostJson => ({
  timeZone: "UTC",
  weekly: [{ days: [1], start: "09:00", end: "11:00" }],
  overrides: [],
  busy: [],
  ...changes,
});

/** The starts as "day hour:minute" in UTC. */
const startsOf = (json: WorkloadJson) =>
  answersOf(parseWorkloads(json), { starts: true }).flatMap(({ starts = [] }) =>
    starts.map((start) => start.slice(8, 16).replace("T", " ")),
  );

test("the command answers the reference workload with the list everybody must get, and nothing else", () => {
  const { status, stdout } = bench(JSON.stringify(newYork(31, 100)));
  const [answer, ...others] = JSON.parse(stdout);
  expect(Object.keys(answer)).toEqual(["slots", "sha256"]);
  expect(answer.slots).toBe(418);
  expect(answer.sha256).toMatch(/^1cb43be9601d[0-9a-f]{52}$/);
  expect(others).toEqual([]);
  expect(status).toBe(0);
});

test("the command answers several workloads in their order, with starts and times when asked", () => {
  const none = workload({ hosts: [host({ weekly: [] })] });
  const { stdout } = bench(JSON.stringify([workload(), none]), "--starts", "--time");
  const starts = ["2026-11-02T09:00:00.000Z", "2026-11-02T09:30:00.000Z", "2026-11-02T10:00:00.000Z"];
  expect(JSON.parse(stdout)).toEqual([
    {
      slots: 3,
      // printf '2026-11-02T09:00:00.000Z\n2026-11-02T09:30:00.000Z\n2026-11-02T10:00:00.000Z' | sha256sum
      sha256: "466448f017b394a3e8d04fdefc54c97866c49f9137d8837be8370b5085449bc5",
      starts,
      msPerCall: expect.any(Number),
    },
    {
      slots: 0,
      // Of nothing at all.
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      starts: [],
      msPerCall: expect.any(Number),
    },
  ]);
});

test("where the server stands changes nothing, on days on which its own clock changes too", () => {
  const zones = ["America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Africa/Casablanca"];
  const aroundTheClock = { days: [0, 1, 2, 3, 4, 5, 6], start: "22:15", end: "07:30" };
  const year = { from: "2026-11-01T00:00:00Z", to: "2027-10-20T00:00:00Z", intervalMin: 45 };
  const text = JSON.stringify(
    zones.map((timeZone) => workload({ ...year, hosts: [host({ timeZone, weekly: [aroundTheClock] })] })),
  );
  const [first, ...others] = ["UTC", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"].map((TZ) =>
    benchIn(TZ, text, "--starts"),
  );
  expect(JSON.parse(first?.stdout ?? "").length).toBe(zones.length);
  for (const other of others) expect(other).toEqual(first);
});

test("days count from Sunday, 0, to Saturday, 6", () => {
  const on = (...days: number[]) =>
    startsOf(workload({ hosts: [host({ weekly: [{ days, start: "09:00", end: "10:00" }] })] }));
  expect(on(0)).toEqual(["08 09:00"]);
  expect(on(1)).toEqual(["02 09:00"]);
  expect(on(6)).toEqual(["07 09:00"]);
  expect(on(0, 3, 6)).toEqual(["04 09:00", "07 09:00", "08 09:00"]);
});

test("all overrides of one date together replace its hours, and equal times close it", () => {
  const overrides = [
    { date: "2026-11-03", start: "14:00", end: "15:00" },
    { date: "2026-11-02", start: "00:00", end: "00:00" },
    { date: "2026-11-03", start: "08:00", end: "09:00" },
    { date: "2026-11-05", start: "12:00", end: "12:00" },
    { date: "2026-11-05", start: "23:30", end: "00:30" },
  ];
  const weekly = [{ days: [1, 2, 3], start: "09:00", end: "10:00" }];
  expect(startsOf(workload({ hosts: [host({ weekly, overrides })] }))).toEqual([
    "03 08:00",
    "03 14:00",
    "04 09:00",
    "05 23:30",
  ]);
});

test("collective wants all hosts free, any wants one, each on the host's own grid", () => {
  const berlin = host({
    timeZone: "Europe/Berlin",
    weekly: [{ days: [1], start: "09:15", end: "11:15" }],
  });
  const hosts = [host(), berlin];
  expect(startsOf(workload({ mode: "collective", hosts }))).toEqual(["02 09:00"]);
  expect(startsOf(workload({ mode: "any", hosts }))).toEqual([
    "02 08:15",
    "02 08:45",
    "02 09:00",
    "02 09:15",
    "02 09:30",
    "02 10:00",
  ]);
  const busy = [{ start: "2026-11-02T09:45:00Z", end: "2026-11-02T10:15:00Z" }];
  const oneIsBusy = [host({ busy }), berlin];
  expect(startsOf(workload({ mode: "collective", hosts: oneIsBusy }))).toEqual([]);
  expect(startsOf(workload({ mode: "any", hosts: oneIsBusy }))).toEqual(["02 08:15", "02 08:45", "02 09:15"]);
});

test("only meetings inside the range count, to the millisecond", () => {
  const range = { from: "2026-11-02T09:00:00.000Z", to: "2026-11-02T10:30:00.000Z" };
  expect(startsOf(workload(range))).toEqual(["02 09:00", "02 09:30"]);
  expect(startsOf(workload({ ...range, from: "2026-11-02T09:00:00.001Z" }))).toEqual(["02 09:30"]);
  expect(startsOf(workload({ ...range, to: "2026-11-02T10:29:59.999Z" }))).toEqual(["02 09:00"]);
  expect(startsOf(workload({ ...range, to: range.from }))).toEqual([]);
});

test("a range further ahead than a year is not cut off", () => {
  const range = { from: "2029-12-31T00:00:00Z", to: "2030-01-01T00:00:00Z" };
  expect(startsOf(workload(range))).toEqual(["31 09:00", "31 09:30", "31 10:00"]);
});

test("an instant may be text with any offset, text without seconds, or epoch ms", () => {
  const inText = workload({ from: "2026-11-02T10:30:00+01:00" });
  expect(startsOf(inText)).toEqual(["02 09:30", "02 10:00"]);
  expect(startsOf({ ...inText, from: "2026-11-02T09:30Z" })).toEqual(startsOf(inText));
  expect(startsOf({ ...inText, from: Date.UTC(2026, 10, 2, 9, 30) })).toEqual(startsOf(inText));
});

test.each([
  ["/", "no object"],
  ["/hosts", { ...workload(), hosts: [] }],
  ["/hosts", workload({ hosts: [host(), host()] })],
  ["/mode", { ...workload(), mode: "all" }],
  ["/durationMin", workload({ durationMin: 0 })],
  ["/intervalMin", workload({ intervalMin: 7.5 })],
  ["/minimumNoticeMin", { ...workload(), minimumNoticeMin: undefined }],
  ["/now", workload({ now: "2026-10-28T00:00:00" })],
  ["/from", workload({ from: "2026-02-30T00:00:00Z" })],
  ["/to", workload({ to: "2026-11-01T00:00:00Z" })],
  ["/hosts/0/timeZone", workload({ hosts: [host({ timeZone: "Mars/Olympus" })] })],
  [
    "/hosts/0/weekly/0/days/0",
    workload({ hosts: [host({ weekly: [{ days: [7], start: "09:00", end: "10:00" }] })] }),
  ],
  [
    "/hosts/0/weekly/0/end",
    workload({ hosts: [host({ weekly: [{ days: [1], start: "09:00", end: "24:01" }] })] }),
  ],
  [
    "/hosts/0/overrides/0/date",
    workload({ hosts: [host({ overrides: [{ date: "2026-11-31", start: "09:00", end: "10:00" }] })] }),
  ],
  ["/hosts/0/busy/0/end", workload({ hosts: [host({ busy: [{ start: 2, end: 1 }] })] })],
  ["/hosts/0", workload({ hosts: [{ ...host(), ...{ override: [] } }] })],
])("a mistake at %s is refused by its place", (place, json) => {
  const parsing = () => parseWorkloads(json);
  expect(parsing).toThrow(`this is not a workload\n  ${place} `);
});

test.each([
  ["[{]", "workload.json: "],
  [JSON.stringify([workload(), { ...workload(), mode: "all" }]), "/1/mode "],
])("the command refuses a bad file, %#, and prints no JSON", (text, place) => {
  const { status, stdout, stderr } = bench(text);
  expect(stderr).toContain(place);
  expect(stdout).toBe("");
  expect(status).toBe(1);
});
