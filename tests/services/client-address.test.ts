import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countView } from "@/lib/analytics/count-view";
import { getReport } from "@/lib/analytics/queries";
import { lastDays } from "@/lib/analytics/rules";
import { visitorBehind } from "@/lib/analytics/visitor";
import { networks } from "@/lib/client-address";
import { readConfig } from "@/lib/config";
import { incomingRequest, withIncomingRequest } from "@/lib/server/incoming-request";
import { createOpenLink, createStudio, createWorld, now, type TestWorld } from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** How many views of a link are counted when one browser's requests come with these X-Forwarded-For headers. */
async function viewsOf(environment: Record<string, string>, ...forwarded: string[]): Promise<number> {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const proxies = networks(readConfig(environment).trustedProxies);
  const server = createServer((req, res) =>
    withIncomingRequest(req, proxies, async () => {
      const request = incomingRequest();
      const visitor = request && visitorBehind(request, []);
      if (visitor) await countView(ctx, link, visitor);
      res.end();
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  for (const line of forwarded) {
    const headers = { "user-agent": "Mozilla/5.0 Firefox/140.0", "x-forwarded-for": line };
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers })).status).toBe(200);
  }
  server.close();
  const report = await getReport(studio, { range: lastDays(7, now, "Europe/Berlin"), linkId: link.id });
  return report.totals.views;
}

test("behind a proxy on this machine, guests with equal browsers are counted one by one", async () => {
  expect(await viewsOf({}, "203.0.113.1", "203.0.113.2", "2001:db8::7")).toBe(3);
});

test("one guest behind it stays one, whatever they write into the header themselves", async () => {
  expect(await viewsOf({}, "203.0.113.1", "198.51.100.1, 203.0.113.1", "nonsense, 203.0.113.1")).toBe(1);
});

test("the header of somebody who is no proxy changes nothing", async () => {
  const elsewhere = { TRUSTED_PROXIES: "10.0.0.5, fd00::/8" };
  expect(await viewsOf(elsewhere, "203.0.113.1", "203.0.113.2", "10.0.0.5")).toBe(1);
});
