import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, isNetwork, networks } from "@/lib/client-address";

const loopback = ["127.0.0.0/8", "::1"];
const rack = ["10.0.0.5", "172.16.0.0/12", "fd00::/8"];

describe("the client's address", () => {
  test.each<{ is: string; peer: string; forwarded?: string; trusted?: readonly string[]; client: string }>([
    { is: "the socket's where there is no proxy", peer: "192.0.2.7", client: "192.0.2.7" },
    {
      is: "the socket's where somebody else than a proxy sends the header",
      peer: "192.0.2.7",
      forwarded: "203.0.113.1",
      client: "192.0.2.7",
    },
    {
      is: "what a proxy on this machine says",
      peer: "127.0.0.1",
      forwarded: "203.0.113.1",
      client: "203.0.113.1",
    },
    { is: "the same over IPv6", peer: "::1", forwarded: "2001:db8::7", client: "2001:db8::7" },
    { is: "the proxy's when it says nothing", peer: "127.0.0.1", client: "127.0.0.1" },
    {
      is: "the last one added, whatever the client wrote before it",
      peer: "127.0.0.1",
      forwarded: "198.51.100.9, 10.0.0.5, 203.0.113.1",
      client: "203.0.113.1",
    },
    {
      is: "before all trusted proxies in a row",
      peer: "10.0.0.5",
      forwarded: "198.51.100.9, 203.0.113.1, fd00::2, 172.20.0.3",
      trusted: rack,
      client: "203.0.113.1",
    },
    {
      is: "the first of the row when all are trusted",
      peer: "10.0.0.5",
      forwarded: "172.16.0.9,172.20.0.3",
      trusted: rack,
      client: "172.16.0.9",
    },
    {
      is: "the last good one before garbage",
      peer: "10.0.0.5",
      forwarded: "203.0.113.1, unknown, 172.20.0.3",
      trusted: rack,
      client: "172.20.0.3",
    },
    { is: "the proxy's when all is garbage", peer: "127.0.0.1", forwarded: ", ,", client: "127.0.0.1" },
    {
      is: "the socket's for loopback when the list names others",
      peer: "127.0.0.1",
      forwarded: "203.0.113.1",
      trusted: rack,
      client: "127.0.0.1",
    },
    {
      is: "IPv4 where the socket is for both families",
      peer: "::ffff:127.0.0.1",
      forwarded: "::FFFF:203.0.113.1",
      client: "203.0.113.1",
    },
    { is: "the same in hexadecimal", peer: "::ffff:cb00:7101", client: "203.0.113.1" },
    {
      is: "found through a proxy that is named as IPv6 and comes as IPv4",
      peer: "10.0.0.5",
      forwarded: "203.0.113.1",
      trusted: ["::ffff:10.0.0.5"],
      client: "203.0.113.1",
    },
    { is: "spelled in one way", peer: "::1", forwarded: "2001:DB8:0:0::0:7", client: "2001:db8::7" },
    { is: "without a port", peer: "::1", forwarded: "203.0.113.1:4711", client: "203.0.113.1" },
    {
      is: "without brackets and port",
      peer: "::1",
      forwarded: "[2001:db8::7]:4711",
      client: "2001:db8::7",
    },
    { is: "without the zone of a link", peer: "fe80::1%eth0", client: "fe80::1" },
    { is: "none for a connection that is gone", peer: "", forwarded: "203.0.113.1", client: "" },
  ])("is $is", ({ peer, forwarded = "", trusted = loopback, client }) => {
    expect(clientAddress(peer, forwarded, networks(trusted))).toBe(client);
  });

  test("cannot be chosen from outside: whatever is written before the proxy's own line", () => {
    const trusted = networks(loopback);
    const typed = fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6())).map((parts) => parts.join(","));
    fc.assert(
      fc.property(typed, (spoofed) => {
        expect(clientAddress("192.0.2.7", spoofed, trusted)).toBe("192.0.2.7");
        expect(clientAddress("127.0.0.1", `${spoofed}, 203.0.113.1`, trusted)).toBe("203.0.113.1");
      }),
    );
  });
});

test.each(["10.0.0.5", "10.0.0.0/8", "0.0.0.0/0", "::1", "fd00::/8", "2001:db8::/128", "::ffff:10.0.0.5"])(
  "%s names a proxy or many",
  (text) => {
    expect(isNetwork(text)).toBe(true);
    expect(() => networks([text])).not.toThrow();
  },
);

test.each([
  ...["", "nginx", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/-1", "10.0.0.0/255.0.0.0"],
  ...["fd00::/129", "fe80::1%eth0", "[::1]", "10.0.0.5:80", "*"],
])("%j names none", (text) => {
  expect(isNetwork(text)).toBe(false);
});
