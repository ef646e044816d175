import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { aroundNext } from "@/lib/server/around-next";
import { contentSecurityPolicy, newNonce } from "@/lib/server/content-security-policy";
import { replaceFailedPage } from "@/lib/server/failed-page";
import { setPageHeaders } from "@/lib/server/page-headers";
import { answerPlainPage } from "@/lib/server/plain-page";
import { publicPageLimit } from "@/lib/server/public-page-limit";
import { setResponseStatus } from "@/lib/server/response-status";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server that answers so; returns how to ask it. */
async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

const directives = (policy: string | null) =>
  new Map((policy ?? "").split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1).join(" ")]));

describe("the policy of a page", () => {
  const options = { nonce: "bm9uY2U=", mayBeFramed: false, dev: false };

  test("lets scripts run by their nonce only, and nothing come from anybody else", () => {
    const policy = contentSecurityPolicy(options);
    const found = directives(policy);
    expect(found.get("default-src")).toBe("'self'");
    expect(found.get("script-src")).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(found.get("style-src")).not.toContain("unsafe");
    expect(found.get("object-src")).toBe("'none'");
    expect(found.get("base-uri")).toBe("'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).not.toMatch(/(default|script|connect|img)-src[^;]*(\*|https?:)/);
  });

  test("keeps other sites from framing it, unless it is for that", () => {
    const frames = (mayBeFramed: boolean) =>
      directives(contentSecurityPolicy({ ...options, mayBeFramed })).get("frame-ancestors");
    expect([frames(false), frames(true)]).toEqual(["'none'", undefined]);
  });

  test("has a nonce that nobody can guess", () => {
    const nonces = Array.from({ length: 100 }, newNonce);
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(16);
  });
});

describe("the headers of a page", () => {
  const asked = async (path: string, headers: Record<string, string> = {}) => {
    const ask = await serve((req, res) => {
      setPageHeaders(req, res, { dev: false });
      res.end(JSON.stringify(req.headers));
    });
    const answer = await ask(path, { headers });
    return { answer, passedOn: (await answer.json()) as Record<string, string> };
  };

  test("go to Next with the same policy, whatever a client sends as one", async () => {
    const { answer, passedOn } = await asked("/book/x", {
      "content-security-policy": "script-src 'nonce-mine'",
      "content-security-policy-report-only": "script-src 'nonce-mine'",
    });
    expect(passedOn["content-security-policy"]).toBe(answer.headers.get("content-security-policy"));
    expect(JSON.stringify(passedOn)).not.toContain("mine");
  });

  test.each([
    ["/book/intro-call", true],
    ["/book/intro-call?date=2026-12", true],
    ["/booking/token", true],
    ["/booking/token?new=1", true],
    ["/booking/token/cancel", false],
    ["/booking/token/move", false],
    ["/bookings", false],
    ["/signin?x=/book/", false],
    ["/", false],
  ])("let %s be framed: %s", async (path, may) => {
    const { headers } = (await asked(path)).answer;
    expect(headers.get("x-frame-options")).toBe(may ? null : "DENY");
    expect(headers.get("content-security-policy")?.includes("frame-ancestors 'none'")).toBe(!may);
  });

  test("keep bookings out of search engines", async () => {
    expect((await asked("/booking/token/cancel")).answer.headers.get("x-robots-tag")).toBe("noindex");
    expect((await asked("/book/intro-call")).answer.headers.get("x-robots-tag")).toBeNull();
  });
});

describe("the limit of the guests' pages", () => {
  const limited = (perMinute: number) => {
    const isTooMany = publicPageLimit(perMinute);
    return serve(async (req, res) => {
      const refused = await isTooMany(req, res, String(req.headers["x-client"]));
      if (refused) answerPlainPage(req, res, "bm9uY2U=", "tooMany");
      else res.end("a page");
    });
  };

  test("asks an address that opens too many to wait, in its language, and no other", async () => {
    const ask = await limited(2);
    const get = (path: string, client = "one") =>
      ask(path, { headers: { "x-client": client, "accept-language": "de" } });
    expect((await get("/book/x")).headers.get("ratelimit")).toMatch(/^"pages";r=1;t=60$/);
    expect((await get("/booking/y")).status).toBe(200);
    const refused = await get("/book/x?lang=de");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit-policy")).toBe('"pages";q=2;w=60');
    const text = await refused.text();
    expect(text).toContain("<h1>Bitte etwas langsamer</h1>");
    expect(text).toContain('<html lang="de" dir="ltr">');
    expect(text).not.toMatch(/<script|src=/);
    expect((await get("/book/x", "two")).status).toBe(200);
    expect((await get("/signin")).status).toBe(200);
  });

  test("counts whatever is asked for, and lets an open page ask more often for its parts", async () => {
    const ask = await limited(2);
    const statuses = async (times: number, headers: Record<string, string>, method = "GET") => {
      const answers = [];
      for (let i = 0; i < times; i++) answers.push((await ask("/book/x", { method, headers })).status);
      return answers;
    };
    expect(await statuses(3, { "x-client": "one" }, "POST")).toEqual([200, 200, 429]);
    expect(await statuses(9, { "x-client": "one", rsc: "1" })).toEqual([...Array(8).fill(200), 429]);
  });

  test("counts an IPv6 client by what all its addresses have in common", async () => {
    const ask = await limited(1);
    const get = async (client: string) => (await ask("/book/x", { headers: { "x-client": client } })).status;
    expect(await get("2001:db8:1:2::1")).toBe(200);
    expect(await get("2001:db8:1:2:ffff::9")).toBe(429);
    expect(await get("2001:db8:1:3::1")).toBe(200);
    expect(await get("::1")).toBe(200);
    expect(await get("::ffff:1")).toBe(429);
  });

  test("is none with 0", async () => {
    const ask = await limited(0);
    for (let i = 0; i < 5; i++) {
      const answer = await ask("/book/x");
      expect([answer.status, answer.headers.get("ratelimit")]).toEqual([200, null]);
    }
  });
});

describe("a page that has failed", () => {
  const failing = (status: number, fail: RequestListener) =>
    serve((req, res) => {
      replaceFailedPage(req, res, async () => answerPlainPage(req, res, "bm9uY2U=", "failure"));
      res.statusCode = status;
      fail(req, res);
    });
  const ways: [string, RequestListener][] = [
    ["at once", (_, res) => res.end("<html></html>")],
    ["with a head", (_, res) => res.writeHead(500, { "content-encoding": "gzip" }).end("raw")],
    [
      "in pieces",
      (_, res) => {
        res.write("one");
        res.write("two");
        res.end();
      },
    ],
    [
      "after its head was sent for",
      (_, res) => {
        res.flushHeaders();
        res.end("late");
      },
    ],
  ];

  test.each(ways)("is answered with one of ours, when it says so %s", async (_way, fail) => {
    const answer = await (await failing(500, fail))("/book/x");
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain("<h1>Something went wrong on our side</h1>");
    expect(text).toContain('<style nonce="bm9uY2U=">');
    expect(text).toMatch(/^<!doctype html>.*<\/html>$/s);
  });

  test.each(ways)("says nothing but its own words when it has not failed, %s", async (way, fail) => {
    if (way === "with a head") return;
    expect(await (await (await failing(404, fail))("/book/x")).text()).not.toContain("our side");
  });

  test.each(ways)("stays when it was drawn and has chosen its status itself, sent %s", async (way, send) => {
    if (way === "with a head") return;
    const around = aroundNext(
      async (req, res) => {
        setResponseStatus(500);
        await send(req, res);
      },
      { dev: false },
    );
    const answer = await (await serve(around))("/book/x", { method: "POST" });
    expect(answer.status).toBe(500);
    expect(["<html></html>", "onetwo", "late"]).toContain(await answer.text());
  });

  test("is left to Next where the browser fetches into an open page", async () => {
    const ask = await failing(500, (_, res) => res.end("for the script"));
    expect(await (await ask("/book/x", { headers: { rsc: "1" } })).text()).toBe("for the script");
    expect(await (await ask("/book/x", { headers: { "next-action": "a" } })).text()).toBe("for the script");
  });
});
