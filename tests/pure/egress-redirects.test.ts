import { expect, test } from "vitest";
import { readOutgoing, sentOn } from "@/lib/egress/outgoing";

const headers = { authorization: "Basic secret", cookie: "a=b", depth: "1", "content-type": "text/xml" };
const from = async (url: string, method = "GET", body?: string) =>
  (await readOutgoing(url, { method, headers, ...(body === undefined ? {} : { body }) })).outgoing;
const answer = (status: number, location?: string) => ({
  status,
  headers: new Headers(location === undefined ? {} : { location }),
});

test("an answer that points nowhere else is the answer", async () => {
  const asked = await from("https://dav.example/a");
  expect(sentOn(asked, answer(200, "https://dav.example/b"))).toBeUndefined();
  expect(sentOn(asked, answer(304, "https://dav.example/b"))).toBeUndefined();
  expect(sentOn(asked, answer(302))).toBeUndefined();
});

test("on the same server everything goes along, and the address may be relative", async () => {
  const next = sentOn(await from("https://dav.example/a/b", "PROPFIND", "<x/>"), answer(301, "../c"));
  expect(next).toMatchObject({ url: new URL("https://dav.example/c"), method: "PROPFIND" });
  expect(Object.fromEntries(next?.headers ?? [])).toEqual(headers);
  expect(new TextDecoder().decode(next?.body)).toBe("<x/>");
});

test.each(["https://other.example/", "https://dav.example:8443/", "//other.example/"])(
  "what proves who asks stays behind on the way to %s",
  async (location) => {
    const next = sentOn(await from("https://dav.example/a"), answer(308, location));
    expect(Object.fromEntries(next?.headers ?? [])).toEqual({ depth: "1", "content-type": "text/xml" });
  },
);

test("from an open connection to a protected one is fine, but proves nothing there either", async () => {
  const next = sentOn(await from("http://dav.example/a"), answer(301, "https://dav.example/a"));
  expect(next?.url.href).toBe("https://dav.example/a");
  expect(next?.headers.has("authorization")).toBe(false);
});

test.each([
  [301, "POST", "GET"],
  [302, "POST", "GET"],
  [302, "REPORT", "REPORT"],
  [303, "PUT", "GET"],
  [303, "HEAD", "HEAD"],
  [307, "POST", "POST"],
  [308, "PUT", "PUT"],
])("%i turns %s into %s", async (status, method, then) => {
  const asked = await from("https://dav.example/a", method, method === "HEAD" ? undefined : "body");
  const next = sentOn(asked, answer(status, "/b"));
  expect(next?.method).toBe(then);
  expect(next?.body === undefined).toBe(then !== method || method === "HEAD");
  expect(next?.headers.has("content-type")).toBe(then === method);
});

test.each([
  ["http://dav.example/", "downgrade"],
  ["https://me:secret@dav.example/", "credentials"],
  ["ftp://dav.example/", "address"],
  ["file:///etc/passwd", "address"],
  ["data:text/calendar,x", "address"],
  ["https://[::1", "address"],
])("nobody is sent on to %s", async (location, reason) => {
  const asked = await from("https://dav.example/");
  expect(() => sentOn(asked, answer(302, location))).toThrow(expect.objectContaining({ reason }));
});
