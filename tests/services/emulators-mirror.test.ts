import type { Event } from "@microsoft/microsoft-graph-types";
import { expect, test } from "vitest";
import { connectGoogle, testClient } from "@/tests/emulators/google/connect";
import { startGoogle } from "@/tests/emulators/google/start";
import { graphClient, testClient as graphTestClient, signIn } from "@/tests/emulators/microsoft/connect";
import { startMicrosoft } from "@/tests/emulators/microsoft/start";
import { type Random, randomFrom } from "@/tests/emulators/random";

/** Two months of whole hours, so that some events fall out of the range of one. */
const hour = (random: Random) => Date.parse("2027-03-01T00:00:00Z") + random.below(60 * 24) * 3_600_000;
const now = () => Date.parse("2027-03-01T08:00:00Z");
const [from, until] = ["2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"];
const inRange = (start: string, end: string) =>
  Date.parse(start) < Date.parse(until) && Date.parse(end) > Date.parse(from);

type Owner<Input> = {
  events(): readonly { readonly id: string }[];
  add(event: Input): unknown;
  change(id: string, patch: Input): unknown;
  remove(id: string): void;
};

/** One thing that an owner does by hand: with an event, a series, or one part of a series. */
function changeSomething<Input extends object>(
  own: Owner<Input>,
  random: Random,
  times: () => Input,
  repeated: Input,
  parts: readonly string[],
): void {
  const events = own.events();
  const event = events[random.below(events.length)]?.id;
  const part = parts[random.below(parts.length)];
  const what = random.below(6);
  if (what === 0 || !event) own.add(times());
  else if (what === 1) own.add({ ...times(), ...repeated });
  else if (what === 2) own.change(event, times());
  else if (what === 3) own.remove(event);
  else if (what === 4 && part) own.change(part, times());
  else if (what === 5 && part) own.remove(part);
}

test.each([1, 2])("what Google's syncs tell adds up to what a full list holds (seed %i)", async (seed) => {
  const email = "anna@google.test";
  const google = await startGoogle({ clients: [testClient], seed, now });
  const { calendar } = await connectGoogle(google, { email });
  const own = google.control.calendar(email);
  const random = randomFrom(seed);
  const times = () => {
    const [start, lengthMs] = [hour(random), 3_600_000 * (1 + random.below(30))];
    const at = (instant: number) => ({
      dateTime: new Date(instant).toISOString(),
      timeZone: "Europe/Berlin",
    });
    return { start: at(start), end: at(start + lengthMs) };
  };
  const mirror = new Map<string, string>();
  const read = async (query: Record<string, string>, into: Map<string, string>) => {
    let pageToken: string | undefined;
    for (;;) {
      const paging = { maxResults: 5, ...(pageToken ? { pageToken } : {}) };
      const { data } = await calendar.events.list({
        calendarId: "primary",
        singleEvents: true,
        ...query,
        ...paging,
      });
      for (const { id, status, start, end } of data.items ?? []) {
        const [starts = "", ends = ""] = [start?.dateTime ?? "", end?.dateTime ?? ""];
        if (status !== "cancelled" && inRange(starts, ends)) into.set(id ?? "", `${starts}/${ends}`);
        else into.delete(id ?? "");
      }
      if (data.nextSyncToken) return data.nextSyncToken;
      pageToken = data.nextPageToken ?? "";
    }
  };
  const window = { timeMin: from, timeMax: until };
  const listedNow = async () => {
    const whole = new Map<string, string>();
    await read(window, whole);
    return whole;
  };

  let syncToken = await read(window, mirror);
  for (let step = 0; step < 40; step += 1) {
    const instances = [...(await listedNow()).keys()].filter((id) => id.includes("_"));
    changeSomething(own, random, times, { recurrence: ["RRULE:FREQ=DAILY;INTERVAL=3;COUNT=8"] }, instances);
    if (random.below(3) > 0) continue;
    syncToken = await read({ syncToken }, mirror);
    expect(mirror).toEqual(await listedNow());
  }
  expect(mirror.size).toBeGreaterThan(3);
  await google.close();
});

test.each([1, 2])("what Graph's deltas tell adds up to what a view holds (seed %i)", async (seed) => {
  const email = "anna@microsoft.test";
  const microsoft = await startMicrosoft({ clients: [graphTestClient], seed, now });
  const graph = graphClient(microsoft, (await signIn(microsoft, { email })).access_token);
  const own = microsoft.control.calendar(email);
  const random = randomFrom(seed);
  const times = (): Event => {
    const [start, lengthMs] = [hour(random), 3_600_000 * (1 + random.below(30))];
    const at = (instant: number) => ({ dateTime: new Date(instant).toISOString(), timeZone: "UTC" });
    return { start: at(start), end: at(start + lengthMs) };
  };
  const daily: Event = {
    recurrence: {
      pattern: { type: "daily", interval: 3 },
      range: { type: "numbered", numberOfOccurrences: 8, startDate: "2027-03-01" },
    },
  };
  type Item = Event & { "@removed"?: object };
  const take = (items: readonly Item[], into: Map<string, string>) => {
    for (const item of items) {
      const span = `${item.start?.dateTime}/${item.end?.dateTime}`;
      if (item["@removed"] || item.type === "seriesMaster") into.delete(item.id ?? "");
      else into.set(item.id ?? "", span);
    }
  };
  const window = { startDateTime: from, endDateTime: until };
  const viewed = async () => {
    const whole = new Map<string, string>();
    take(
      (
        await graph
          .api("/me/calendarView")
          .query({ ...window, $top: 1000 })
          .get()
      ).value,
      whole,
    );
    return whole;
  };
  const mirror = new Map<string, string>();
  const read = async (link: string | undefined): Promise<string> => {
    const first = link ? graph.api(link) : graph.api("/me/calendarView/delta").query(window);
    let page = await first.header("Prefer", "odata.maxpagesize=5").get();
    for (;;) {
      take(page.value, mirror);
      if (page["@odata.deltaLink"]) return page["@odata.deltaLink"];
      page = await graph.api(page["@odata.nextLink"]).header("Prefer", "odata.maxpagesize=5").get();
    }
  };

  let link = await read(undefined);
  for (let step = 0; step < 40; step += 1) {
    const parts = [...(await viewed()).keys()].filter((id) => /\.\d{12}=$/.test(id));
    changeSomething(own, random, times, daily, parts);
    if (random.below(3) > 0) continue;
    link = await read(link);
    expect(mirror).toEqual(await viewed());
  }
  expect(mirror.size).toBeGreaterThan(3);
  await microsoft.close();
});
