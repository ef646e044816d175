import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ChangeNotification, Event } from "@microsoft/microsoft-graph-types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { graphClient, signIn, testClient } from "@/tests/emulators/microsoft/connect";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";

let microsoft: MicrosoftEmulator;
const anna = { email: "anna@microsoft.test" };
beforeEach(async () => {
  microsoft = await startMicrosoft({ clients: [testClient], now: () => Date.parse("2027-03-01T08:00:00Z") });
});
afterEach(() => microsoft.close());

const connect = async () => graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
const own = () => microsoft.control.calendar(anna.email);
const at = (day: string, hour = 10): Event => ({
  start: { dateTime: `${day}T${hour}:00:00`, timeZone: "Europe/Berlin" },
  end: { dateTime: `${day}T${hour + 1}:00:00`, timeZone: "Europe/Berlin" },
});
const daily = (days: number): Event => ({
  recurrence: {
    pattern: { type: "daily", interval: 1 },
    range: { type: "numbered", startDate: "2027-04-05", numberOfOccurrences: days },
  },
});
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (error) => `${error.statusCode} ${error.code}`,
  );

type Item = Event & { "@removed"?: { reason: string } };
type Graph = ReturnType<typeof graphClient>;

/** A whole round: all its pages, and where the next one begins. */
async function round(graph: Graph, link?: string) {
  const year = { startDateTime: "2027-01-01T00:00:00Z", endDateTime: "2028-01-01T00:00:00Z" };
  const first = link ? graph.api(link) : graph.api("/me/calendarView/delta").query(year);
  const items: Item[] = [];
  let page = await first.header("Prefer", "odata.maxpagesize=2").get();
  for (;;) {
    items.push(...page.value);
    if (page["@odata.deltaLink"]) return { items, link: page["@odata.deltaLink"] as string };
    page = await graph.api(page["@odata.nextLink"]).header("Prefer", "odata.maxpagesize=2").get();
  }
}
const states = (items: readonly Item[]) =>
  Object.fromEntries(items.map((item) => [item.id, item["@removed"] ? "removed" : item.type]));

test("a round comes in pages; the next one tells only what was added, changed and removed", async () => {
  const graph = await connect();
  const [kept, moved, gone] = [
    own().add(at("2027-04-01")),
    own().add(at("2027-04-02")),
    own().add(at("2027-04-03")),
  ];
  const first = await round(graph);
  expect(first.items.map(({ id }) => id).sort()).toEqual([kept.id, moved.id, gone.id].sort());
  own().change(moved.id, at("2027-04-09"));
  own().remove(gone.id);
  const added = own().add(at("2027-04-04"));
  const second = await round(graph, first.link);
  expect(states(second.items)).toEqual({
    [moved.id]: "singleInstance",
    [gone.id]: "removed",
    [added.id]: "singleInstance",
  });
  expect((await round(graph, second.link)).items).toEqual([]);
});

test("an event that leaves the range is removed from it", async () => {
  const graph = await connect();
  const { id } = own().add(at("2027-04-01"));
  const { link } = await round(graph);
  own().change(id, at("2029-04-01"));
  expect(states((await round(graph, link)).items)).toEqual({ [id]: "removed" });
});

test("a series comes with its occurrences, which say no more than when they are", async () => {
  const graph = await connect();
  const series = own().add({ ...at("2027-04-05"), ...daily(2), showAs: "oof" });
  const { items } = await round(graph);
  expect(items.map(({ type, showAs }) => [type, showAs]).sort()).toEqual([
    ["occurrence", undefined],
    ["occurrence", undefined],
    ["seriesMaster", "oof"],
  ]);
  expect(
    items.filter(({ type }) => type === "occurrence").map(({ seriesMasterId }) => seriesMasterId),
  ).toEqual([series.id, series.id]);
});

test("one occurrence moves or goes without the others, and a series goes with all of them", async () => {
  const graph = await connect();
  const series = own().add({ ...at("2027-04-05"), ...daily(3) });
  const first = await round(graph);
  const [one = "", two = "", three = ""] = first.items
    .filter(({ type }) => type === "occurrence")
    .map(({ id }) => id ?? "")
    .sort();
  own().change(one, at("2027-04-20"));
  await graph.api(`/me/events/${two}`).delete();
  const second = await round(graph, first.link);
  expect(states(second.items)).toEqual({ [one]: "exception", [two]: "removed" });
  own().remove(series.id);
  const third = await round(graph, second.link);
  expect(states(third.items)).toEqual({ [series.id]: "removed", [one]: "removed", [three]: "removed" });
});

test("a cursor that is too old is answered with 410", async () => {
  const graph = await connect();
  const { link } = await round(graph);
  microsoft.control.expireCursors();
  expect(await failure(round(graph, link))).toBe("410 SyncStateNotFound");
});

const inDays = (days: number) => new Date(microsoft.control.now() + days * 86_400_000).toISOString();
const subscriptionOf = (url: string, more = {}) => ({
  changeType: "created,updated,deleted",
  notificationUrl: url,
  lifecycleNotificationUrl: `${url}?lifecycle`,
  resource: "/me/events",
  expirationDateTime: inDays(6),
  clientState: "a secret word",
  ...more,
});

test("a subscription proves its address first, then tells of every change with the secret word", async () => {
  const graph = await connect();
  const receiver = await startReceiver();
  const made = await graph.api("/subscriptions").post(subscriptionOf(receiver.url));
  const event = own().add(at("2027-04-01"));
  own().remove(event.id);
  await microsoft.control.pushes.settled();
  expect(receiver.got.map(({ changeType }) => changeType)).toEqual(["created", "deleted"]);
  expect(receiver.got[0]).toMatchObject({ subscriptionId: made.id, clientState: "a secret word" });
  expect(receiver.got[0]?.resource).toContain(event.id);
  await receiver.close();
});

test.each([
  ["answers something else", "nonsense", "text/plain"],
  ["answers as another type", undefined, "text/html"],
])("an address that %s gets no subscription", async (_how, body, type) => {
  const graph = await connect();
  const receiver = await startReceiver({ body, type });
  expect(await failure(graph.api("/subscriptions").post(subscriptionOf(receiver.url)))).toBe(
    "400 ValidationError",
  );
  expect(microsoft.control.subscriptions()).toEqual([]);
  await receiver.close();
});

test("a subscription lasts seven days at most, is renewed, and ends", async () => {
  const graph = await connect();
  const receiver = await startReceiver();
  const tooLong = subscriptionOf(receiver.url, { expirationDateTime: inDays(8) });
  expect(await failure(graph.api("/subscriptions").post(tooLong))).toContain("400");
  const { id } = await graph.api("/subscriptions").post(subscriptionOf(receiver.url));
  microsoft.control.advance(5 * 86_400_000);
  const renewing = graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
  await renewing.api(`/subscriptions/${id}`).patch({ expirationDateTime: inDays(7) });
  microsoft.control.advance(3 * 86_400_000);
  expect(microsoft.control.subscriptions().length).toBe(1);
  microsoft.control.advance(5 * 86_400_000);
  expect(microsoft.control.subscriptions()).toEqual([]);
  const later = graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
  expect(await failure(later.api(`/subscriptions/${id}`).delete())).toBe("404 ResourceNotFound");
  await receiver.close();
});

test("the lifecycle is told to an address of its own; after reauthorizationRequired only a renewal breaks the silence", async () => {
  const graph = await connect();
  const receiver = await startReceiver();
  const { id } = await graph.api("/subscriptions").post(subscriptionOf(receiver.url));
  microsoft.control.lifecycle(anna.email, "missed");
  microsoft.control.lifecycle(anna.email, "reauthorizationRequired");
  own().add(at("2027-04-01"));
  await microsoft.control.pushes.settled();
  expect(receiver.got.map(({ lifecycleEvent }) => lifecycleEvent)).toEqual([
    "missed",
    "reauthorizationRequired",
  ]);
  await graph.api(`/subscriptions/${id}`).patch({ expirationDateTime: inDays(5) });
  own().add(at("2027-04-02"));
  await microsoft.control.pushes.settled();
  expect(receiver.got.at(-1)?.changeType).toBe("created");
  await receiver.close();
});

/** Proves itself, or answers as told, and keeps the notifications it gets. */
async function startReceiver({
  body,
  type = "text/plain",
}: {
  body?: string | undefined;
  type?: string;
} = {}) {
  const got: ChangeNotification[] = [];
  const server = createServer(async (request, answer) => {
    const token = new URL(request.url ?? "", "http://receiver").searchParams.get("validationToken");
    if (token !== null) answer.setHeader("content-type", type).end(body ?? token);
    else {
      got.push(...JSON.parse(await text(request)).value);
      answer.writeHead(202).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`;
  return { url, got, close: () => new Promise<unknown>((resolve) => server.close(resolve)) };
}
