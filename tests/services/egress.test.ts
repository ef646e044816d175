import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { createDAVClient } from "tsdav";
import { afterEach, expect, test } from "vitest";
import { guardedFetch } from "@/lib/egress/guarded-fetch";
import { type EgressPolicy, egressPolicy, type Limits } from "@/lib/egress/policy";
import type { EgressReason } from "@/lib/egress/refused";
import { createAuthority } from "@/tests/emulators/certificates";

/** What name servers say in these tests; a name that is not here is unknown. */
const names: Record<string, readonly string[]> = {
  "dav.test": ["127.0.0.1"],
  "internal.test": ["127.0.0.1"],
  "mixed.test": ["93.184.216.34", "127.0.0.1"],
  "six.test": ["::ffff:127.0.0.1"],
  "metadata.test": ["169.254.169.254"],
  "empty.test": [],
};

/** Nothing on this machine may be reached but dav.test. */
const policyOf = (limits: Partial<Limits> = {}, allow: readonly string[] = ["dav.test"]): EgressPolicy =>
  egressPolicy({ allow, limits, resolve });

async function resolve(name: string): Promise<readonly string[]> {
  const found = names[name];
  if (!found) throw Object.assign(new Error("unknown"), { code: "ENOTFOUND" });
  return found;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on loopback that remembers what it was asked. */
async function serve(answer: RequestListener, make: (listener: RequestListener) => Server = createServer) {
  const asked: string[] = [];
  const server = make((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { asked, port: (server.address() as AddressInfo).port };
}

const saying = (text: string) => serve((_request, response) => response.end(text));

const refusedFor = (reason: EgressReason) => expect.objectContaining({ name: "EgressRefused", reason });

/** Everything a request can end with, its body included. */
const read = async (url: string, init?: RequestInit, policy = policyOf()) =>
  (await guardedFetch(url, init, policy)).text();

test.each([
  ["loopback", "127.0.0.1"],
  ["loopback, shortened", "127.1"],
  ["loopback, decimal", "2130706433"],
  ["loopback, octal", "0177.0.0.01"],
  ["loopback, hex", "0x7f000001"],
  ["loopback, hex by parts", "0x7f.0x0.0x0.0x1"],
  ["loopback with a dot at its end", "127.0.0.1."],
  ["loopback in other digits", "①②⑦.⓪.⓪.①"],
  ["loopback, percent-encoded", "%31%32%37.0.0.1"],
  ["loopback, mapped", "[::ffff:127.0.0.1]"],
  ["loopback, mapped, in hex", "[::ffff:7f00:1]"],
  ["loopback, compatible", "[::127.0.0.1]"],
  ["loopback, translated", "[64:ff9b::127.0.0.1]"],
  ["IPv6 loopback", "[::1]"],
  ["IPv6 loopback written out", "[0:0:0:0:0:0:0:1]"],
  ["nothing", "0"],
  ["IPv6 nothing", "[::]"],
  ["private", "10.0.0.1"],
  ["private", "172.20.10.1"],
  ["private", "192.168.1.1"],
  ["IPv6 private", "[fd00::1]"],
  ["link-local", "169.254.7.7"],
  ["IPv6 link-local", "[fe80::1]"],
  ["a carrier's", "100.64.0.1"],
  ["a cloud's keys", "169.254.169.254"],
  ["a cloud's keys, decimal", "2852039166"],
  ["a cloud's keys, IPv6", "[fd00:ec2::254]"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["a name that leads inside", "internal.test"],
  ["a name that leads inside, with a dot", "internal.test."],
  ["a name that leads inside, in capitals", "INTERNAL.TEST"],
  ["a name with one public and one inner address", "mixed.test"],
  ["a name with a mapped address", "six.test"],
  ["a name of a cloud's keys", "metadata.test"],
  ["a name without addresses", "empty.test"],
  ["a name nobody knows", "unknown.test"],
  ["a name below one that is allowed", "x.dav.test"],
])("nothing is sent to %s: %s", async (_what, host) => {
  const { asked, port } = await saying("a secret");
  await expect(read(`http://${host}:${port}/`)).rejects.toEqual(refusedFor("not_public"));
  expect(asked).toEqual([]);
});

test.each(["localhost", "LOCALHOST.", "ip6-localhost"])(
  "nothing is sent to %s, as this machine itself finds it",
  async (host) => {
    const { asked, port } = await saying("a secret");
    await expect(read(`http://${host}:${port}/`, {}, egressPolicy({ allow: [] }))).rejects.toEqual(
      refusedFor("not_public"),
    );
    expect(asked).toEqual([]);
  },
);

test.each([
  ["ftp://dav.test/", "address"],
  ["file:///etc/passwd", "address"],
  ["data:text/calendar,BEGIN:VCALENDAR", "address"],
  ["gopher://dav.test:70/", "address"],
  ["dav.test/calendar.ics", "address"],
  ["http://", "address"],
  ["http://me:secret@dav.test/", "credentials"],
  ["http://me@dav.test/", "credentials"],
  ["http://dav.test:25/", "port"],
  ["http://dav.test:6667/", "port"],
] as const)("%s is no address for us", async (url, reason) => {
  await expect(read(url)).rejects.toEqual(refusedFor(reason));
});

test("what is allowed is reached, and answers as with fetch", async () => {
  const { asked, port } = await serve((request, response) => {
    response.writeHead(207, { "Content-Type": "text/xml", "Set-Cookie": ["a=1", "b=2"] });
    request.pipe(response);
  });
  const url = `http://dav.test:${port}/a`;
  const answer = await guardedFetch(url, { method: "REPORT", body: "<query/>" }, policyOf());
  expect(answer).toBeInstanceOf(Response);
  expect({ status: answer.status, url: answer.url }).toEqual({ status: 207, url });
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await answer.text()).toBe("<query/>");
  expect(asked).toEqual(["REPORT /a"]);
});

test("an answer without a body is one too", async () => {
  const { port } = await serve((_request, response) => response.writeHead(304, { ETag: '"1"' }).end());
  const answer = await guardedFetch(`http://dav.test:${port}/`, {}, policyOf());
  expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([304, '"1"', ""]);
});

test("a whole request can be given in place of an address", async () => {
  const { asked, port } = await serve((request, response) => request.pipe(response));
  const request = new Request(`http://dav.test:${port}/b`, { method: "PUT", body: "text" });
  expect(await (await guardedFetch(request, undefined, policyOf())).text()).toBe("text");
  expect(asked).toEqual(["PUT /b"]);
});

test("tsdav works through the guard, and finds nothing where the guard refuses", async () => {
  const properties = `<prop><current-user-principal><href>/anna/</href></current-user-principal>
    <calendar-home-set xmlns="urn:ietf:params:xml:ns:caldav"><href xmlns="DAV:">/anna/calendars/</href></calendar-home-set>
    </prop><status>HTTP/1.1 200 OK</status>`;
  const { asked, port } = await serve(({ url }, response) => {
    const found = `<response><href>${url}</href><propstat>${properties}</propstat></response>`;
    response.writeHead(207, { "Content-Type": "text/xml" });
    response.end(`<multistatus xmlns="DAV:">${found}</multistatus>`);
  });
  const policy = policyOf();
  const connect = (host: string) =>
    createDAVClient({
      serverUrl: `http://${host}:${port}/`,
      credentials: { username: "anna", password: "secret" },
      defaultAccountType: "caldav",
      fetch: (input, init) => guardedFetch(input, init, policy),
    });
  await expect(connect("internal.test")).rejects.toThrow();
  expect(asked).toEqual([]);
  await connect("dav.test");
  expect(asked).toContain("PROPFIND /anna/");
});

test("a name is asked for once, and the connection goes to the address that was checked", async () => {
  const { asked, port } = await saying("hello");
  let times = 0;
  const rebinding = async () => (times++ === 0 ? ["127.0.0.1"] : ["127.0.0.2"]);
  const policy = egressPolicy({ allow: ["127.0.0.1"], resolve: rebinding });
  expect(await read(`http://rebinding.test:${port}/`, {}, policy)).toBe("hello");
  expect([times, asked.length]).toEqual([1, 1]);
});

test("a name that leads inside on its second asking reaches nothing there", async () => {
  const { asked, port } = await saying("a secret");
  let times = 0;
  // The first is allowed, and nobody listens there.
  const rebinding = async () => (times++ === 0 ? ["127.0.0.2"] : ["127.0.0.1"]);
  const policy = egressPolicy({ allow: ["127.0.0.2"], resolve: rebinding, limits: { headersMs: 2000 } });
  const url = `http://rebinding.test:${port}/`;
  await expect(read(url, {}, policy)).rejects.toMatchObject({ name: "EgressRefused" });
  expect([times, asked]).toEqual([1, []]);
  await expect(read(url, {}, policy)).rejects.toEqual(refusedFor("not_public"));
  expect(asked).toEqual([]);
});

/** A server that sends everybody on: from /1 to the address given. */
const sendingOn = (to: (port: number) => string, status = 302) =>
  serve((request, response) => {
    if (request.url !== "/1") return response.end("arrived");
    return response.writeHead(status, { Location: to(request.socket.localPort ?? 0) }).end();
  });

test.each([
  ["this machine by its address", (port: number) => `http://127.0.0.1:${port}/2`],
  ["this machine in decimal", (port: number) => `http://2130706433:${port}/2`],
  ["this machine by another name", (port: number) => `http://internal.test:${port}/2`],
  ["this machine without a scheme", (port: number) => `//127.0.0.1:${port}/2`],
  ["a cloud's keys", () => "http://169.254.169.254/latest/meta-data/"],
])("whoever is sent on to %s stays outside", async (_what, to) => {
  const { asked, port } = await sendingOn(to);
  await expect(read(`http://dav.test:${port}/1`)).rejects.toEqual(refusedFor("not_public"));
  expect(asked).toEqual(["GET /1"]);
});

test.each([
  ["file:///etc/passwd", "address"],
  ["http://me:secret@dav.test/", "credentials"],
  ["http://dav.test:22/", "port"],
] as const)("nobody is sent on to %s", async (location, reason) => {
  const { port } = await sendingOn(() => location);
  await expect(read(`http://dav.test:${port}/1`)).rejects.toEqual(refusedFor(reason));
});

test("five times is as often as a request is sent on", async () => {
  const { port } = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end("arrived");
    else response.writeHead(307, { Location: `/${left - 1}` }).end();
  });
  expect(await read(`http://dav.test:${port}/5`)).toBe("arrived");
  await expect(read(`http://dav.test:${port}/6`)).rejects.toEqual(refusedFor("redirects"));
});

test("a circle ends", async () => {
  const { asked, port } = await sendingOn(() => "/1");
  await expect(read(`http://dav.test:${port}/1`)).rejects.toEqual(refusedFor("redirects"));
  expect(asked).toHaveLength(6);
});

test("who wants to follow by themselves gets to see where to, and who wants not to go gets an error", async () => {
  const { asked, port } = await sendingOn(() => "/2", 308);
  const url = `http://dav.test:${port}/1`;
  const answer = await guardedFetch(url, { redirect: "manual" }, policyOf());
  expect([answer.status, answer.headers.get("location")]).toEqual([308, "/2"]);
  await expect(read(url, { redirect: "error" })).rejects.toEqual(refusedFor("redirects"));
  expect(asked).toEqual(["GET /1", "GET /1"]);
});

test("a password stays with the server it was given for", async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end("arrived");
  });
  const { port } = await serve((request, response) => {
    seen.push(request.headers.authorization);
    const next = request.url === "/1" ? "/2" : `http://dav.test:${other.port}/`;
    response.writeHead(307, { Location: next }).end();
  });
  const headers = { authorization: "Basic secret" };
  expect(await read(`http://dav.test:${port}/1`, { headers })).toBe("arrived");
  expect(seen).toEqual(["Basic secret", "Basic secret", undefined]);
});

test("over a protected connection whoever answers must prove to be it, and nobody is sent on to an open one", async () => {
  const open = await saying("open");
  const authority = createAuthority("Egress tests");
  const { port } = await serve(
    (request, response) => {
      if (request.url === "/") response.end("protected");
      else response.writeHead(301, { Location: `http://localhost:${open.port}/` }).end();
    },
    (listener) => createTlsServer(authority.server, listener),
  );
  const resolveLocal = async () => ["127.0.0.1"];
  const policy = () => egressPolicy({ allow: ["127.0.0.1"], resolve: resolveLocal });
  await expect(read(`https://localhost:${port}/`, {}, policy())).rejects.toEqual(refusedFor("certificate"));

  const known = getCACertificates("default");
  setDefaultCACertificates([...known, authority.certificate]);
  try {
    expect(await read(`https://localhost:${port}/`, {}, policy())).toBe("protected");
    const wrongName = read(`https://elsewhere.test:${port}/`, {}, policy());
    await expect(wrongName).rejects.toEqual(refusedFor("certificate"));
    for (const redirect of ["follow", "manual"] as const) {
      const sent = read(`https://localhost:${port}/down`, { redirect }, policy());
      await expect(sent).rejects.toEqual(refusedFor("downgrade"));
    }
    expect(open.asked).toEqual([]);
  } finally {
    setDefaultCACertificates(known);
  }
});

/** Writes for as long as somebody listens. */
function pour(response: ServerResponse, piece: Buffer) {
  const more = () => {
    while (response.writable && response.write(piece));
  };
  response.on("drain", more);
  more();
}

test("a body without end is cut off, and its server hears of it", async () => {
  let closed = false;
  const { port } = await serve((_request, response) => {
    response.on("close", () => {
      closed = true;
    });
    pour(response, Buffer.alloc(65_536));
  });
  await expect(read(`http://dav.test:${port}/`, {}, policyOf({ bytes: 1_000_000 }))).rejects.toEqual(
    refusedFor("too_large"),
  );
  await expect.poll(() => closed).toBe(true);
});

test("a body that says how huge it is, is not waited for", async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200, { "Content-Length": "1000001" }).flushHeaders();
  });
  const ask = (method: string) =>
    guardedFetch(`http://dav.test:${port}/`, { method }, policyOf({ bytes: 1_000_000 }));
  await expect(ask("GET")).rejects.toEqual(refusedFor("too_large"));
  expect((await ask("HEAD")).headers.get("content-length")).toBe("1000001");
});

test("a body exactly as large as allowed is read", async () => {
  const { port } = await saying("x".repeat(1000));
  const url = `http://dav.test:${port}/`;
  expect(await read(url, {}, policyOf({ bytes: 1000 }))).toHaveLength(1000);
  await expect(read(url, {}, policyOf({ bytes: 999 }))).rejects.toEqual(refusedFor("too_large"));
});

const zeros = Buffer.alloc(100_000_000);

test.each([
  ["gzip", () => gzipSync(zeros)],
  ["br", () => brotliCompressSync(zeros)],
  ["gzip, gzip", () => gzipSync(gzipSync(zeros))],
])("a small body that unpacks into a huge one is cut off: %s", async (encoding, pack) => {
  const packed = pack();
  expect(packed.length).toBeLessThan(1_000_000);
  const { port } = await serve((_request, response) =>
    response.writeHead(200, { "Content-Encoding": encoding }).end(packed),
  );
  const answer = await guardedFetch(`http://dav.test:${port}/`, {}, policyOf({ bytes: 1_000_000 }));
  let unpacked = 0;
  const reading = (async () => {
    for await (const piece of answer.body ?? []) unpacked += piece.length;
  })();
  await expect(reading).rejects.toEqual(refusedFor("too_large"));
  expect(unpacked).toBeLessThanOrEqual(1_000_000);
});

test("headers without end are too large", async () => {
  const { port } = await serve((_request, response) =>
    response.writeHead(200, { "X-Long": "x".repeat(100_000) }).end(),
  );
  await expect(read(`http://dav.test:${port}/`)).rejects.toEqual(refusedFor("too_large"));
});

test("an answer that never begins is given up", async () => {
  const { asked, port } = await serve(() => {});
  await expect(
    read(`http://dav.test:${port}/`, {}, policyOf({ headersMs: 60, totalMs: 60_000 })),
  ).rejects.toEqual(refusedFor("too_slow"));
  expect(asked).toHaveLength(1);
});

test("a name server that never answers is given up", async () => {
  const policy = egressPolicy({
    allow: [],
    limits: { headersMs: 60, totalMs: 60_000 },
    resolve: () => new Promise(() => {}),
  });
  await expect(read("http://dav.test/", {}, policy)).rejects.toEqual(refusedFor("too_slow"));
});

test("a body that drips is given up, however long its server goes on", async () => {
  const { port } = await serve((_request, response) => {
    const drip = setInterval(() => response.write("x"), 5);
    response.on("close", () => clearInterval(drip));
  });
  await expect(read(`http://dav.test:${port}/`, {}, policyOf({ totalMs: 100 }))).rejects.toEqual(
    refusedFor("too_slow"),
  );
});

test("being sent on does not start the clock again", async () => {
  const { port } = await serve((_request, response) => {
    setTimeout(() => response.writeHead(302, { Location: "/" }).end(), 30);
  });
  const policy = policyOf({ totalMs: 100, redirects: 1000 });
  await expect(read(`http://dav.test:${port}/`, {}, policy)).rejects.toEqual(refusedFor("too_slow"));
});

test("an answer whose body nobody reads lets go of its connection in the end", async () => {
  let closed = false;
  const { port } = await serve((_request, response) => {
    response.on("close", () => {
      closed = true;
    });
    pour(response, Buffer.alloc(65_536));
  });
  await guardedFetch(`http://dav.test:${port}/`, {}, policyOf({ totalMs: 60 }));
  await expect.poll(() => closed).toBe(true);
});

test("the caller may give up before, while waiting and while reading", async () => {
  const { port } = await serve((request, response) => {
    if (request.url === "/body") response.write("x");
  });
  const url = `http://dav.test:${port}`;
  const reason = new Error("had enough");
  await expect(read(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

  const waiting = new AbortController();
  const waited = read(url, { signal: waiting.signal });
  waiting.abort(reason);
  await expect(waited).rejects.toBe(reason);

  const reading = new AbortController();
  const answer = await guardedFetch(`${url}/body`, { signal: reading.signal }, policyOf());
  const rest = answer.text();
  reading.abort(reason);
  await expect(rest).rejects.toBe(reason);
});

test("a server that nobody runs, and one that breaks off, are told as one thing", async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200, { "Content-Length": "100" });
    response.write("half", () => response.destroy());
  });
  await expect(read(`http://dav.test:${port}/`)).rejects.toEqual(refusedFor("unreachable"));
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
  await expect(read(`http://dav.test:${port}/`)).rejects.toEqual(refusedFor("unreachable"));
});

test("an error says nothing of what answered", async () => {
  const { port } = await serve((request) => request.socket.end("220 mail.internal ESMTP secret\r\n"));
  const refusal = await read(`http://dav.test:${port}/`).catch((error: unknown) => error);
  expect(refusal).toEqual(refusedFor("unreachable"));
  expect(refusal).not.toHaveProperty("cause");
  expect(`${(refusal as Error).message} ${JSON.stringify(refusal)}`).not.toMatch(/secret|127\.0|ESMTP/);
});
