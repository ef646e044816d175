import { expect, test } from "vitest";
import { isAllowEntry, mayReach, readAllowList } from "@/lib/egress/allow-list";

const nothing = readAllowList([]);

test.each([
  "93.184.216.34",
  "8.8.8.8",
  "172.32.0.1",
  "100.128.0.1",
  "2606:2800:220:1::1",
  "2a00:1450:4001::5",
])("%s is public", (address) => {
  expect(mayReach("example.org", address, nothing)).toBe(true);
});

test.each([
  ["this network", "0.0.0.0"],
  ["this network, further on", "0.1.2.3"],
  ["private, class A", "10.0.0.1"],
  ["shared by a carrier's customers", "100.64.0.1"],
  ["loopback", "127.0.0.1"],
  ["loopback, far end", "127.255.255.254"],
  ["link-local", "169.254.1.1"],
  ["private, class B", "172.16.0.1"],
  ["private, class B, far end", "172.31.255.255"],
  ["protocol assignments", "192.0.0.1"],
  ["documentation 1", "192.0.2.1"],
  ["documentation 2", "198.51.100.1"],
  ["documentation 3", "203.0.113.1"],
  ["relay of 6to4", "192.88.99.1"],
  ["private, class C", "192.168.0.1"],
  ["benchmarks", "198.19.255.255"],
  ["multicast", "224.0.0.251"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["IPv6 unspecified", "::"],
  ["IPv6 loopback", "::1"],
  ["IPv6 loopback written out", "0:0:0:0:0:0:0:1"],
  ["IPv6 link-local", "fe80::1"],
  ["IPv6 link-local with its zone", "fe80::1%eth0"],
  ["IPv6 site-local", "fec0::1"],
  ["unique-local", "fd12:3456::1"],
  ["IPv6 multicast", "ff02::fb"],
  ["IPv6 documentation", "2001:db8::1"],
  ["IPv6 documentation, the newer", "3fff::1"],
  ["IPv6 benchmarks", "2001:2::1"],
  ["IPv6 discard", "100::1"],
  ["IPv4-mapped private", "::ffff:10.0.0.1"],
  ["IPv4-mapped loopback in hex", "::ffff:7f00:1"],
  ["IPv4-mapped written out", "0:0:0:0:0:ffff:c0a8:1"],
  ["IPv4-compatible private", "::10.0.0.1"],
  ["IPv4-translated private", "::ffff:0:10.0.0.1"],
  ["6to4 of a private address", "2002:a00:1::1"],
  ["NAT64 of a private address", "64:ff9b::10.0.0.1"],
  ["NAT64 of loopback in hex", "64:ff9b::7f00:1"],
  ["NAT64 of a network's own", "64:ff9b:1::8.8.8.8"],
  ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  ["no address", "localhost"],
  ["nothing", ""],
])("%s is not: %s", (_what, address) => {
  expect(mayReach("example.org", address, nothing)).toBe(false);
});

test("an IPv4 address inside an IPv6 one counts as what it is", () => {
  expect(mayReach("example.org", "::ffff:93.184.216.34", nothing)).toBe(true);
  expect(mayReach("example.org", "64:ff9b::93.184.216.34", nothing)).toBe(true);
  expect(mayReach("example.org", "::ffff:10.0.0.1", readAllowList(["10.0.0.0/8"]))).toBe(true);
});

test("a network on the list is open, whatever name leads there, and nothing beside it", () => {
  const allowed = readAllowList(["10.0.0.0/8", "192.168.1.20", "fd12::/16"]);
  expect(mayReach("anything.example", "10.1.2.3", allowed)).toBe(true);
  expect(mayReach("192.168.1.20", "192.168.1.20", allowed)).toBe(true);
  expect(mayReach("anything.example", "fd12:3456::1", allowed)).toBe(true);
  expect(mayReach("anything.example", "192.168.1.21", allowed)).toBe(false);
  expect(mayReach("anything.example", "127.0.0.1", allowed)).toBe(false);
  expect(mayReach("anything.example", "fd13::1", allowed)).toBe(false);
});

test("a host on the list is open wherever it lies, by each spelling of its name, and no other of that place", () => {
  const allowed = readAllowList(["Dav.home.lan"]);
  expect(mayReach("dav.home.lan", "192.168.1.20", allowed)).toBe(true);
  expect(mayReach("dav.home.lan.", "::1", allowed)).toBe(true);
  expect(mayReach("home.lan", "192.168.1.20", allowed)).toBe(false);
  expect(mayReach("evil.dav.home.lan", "192.168.1.20", allowed)).toBe(false);
  expect(mayReach("192.168.1.20", "192.168.1.20", allowed)).toBe(false);
});

test.each([
  "169.254.169.254",
  "::ffff:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "fd00:ec2::254",
  "fd00:0ec2:0:0::0254",
  "100.100.100.200",
  "168.63.129.16",
])("what a cloud keeps at %s is opened by no setting", (address) => {
  const everything = readAllowList(["0.0.0.0/0", "::/0", "metadata.internal"]);
  expect(mayReach("metadata.internal", address, everything)).toBe(false);
});

test.each(["10.0.0.0/8", "192.168.1.20", "fd00::/8", "::1", "dav.home.lan", "nas", "NAS.local.", "a_b.lan"])(
  "%s can be allowed",
  (entry) => {
    expect(isAllowEntry(entry)).toBe(true);
  },
);

test.each([
  "",
  "10.0.0.0/33",
  "10.0.0",
  "0x7f.1",
  "300.1.1.1",
  "*.lan",
  "nas:80",
  "http://nas",
  "me@nas",
  "[::1]",
  "fe80::1%eth0",
])("%j cannot be allowed", (entry) => {
  expect(isAllowEntry(entry)).toBe(false);
});
