import { afterAll, beforeAll, expect, test } from "vitest";
import { connectGoogle, testClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";

let google: GoogleEmulator;
const anna = { email: "anna@google.test" };
beforeAll(async () => {
  google = await startGoogle({ clients: [testClient] });
});
afterAll(() => google.close());

const readMask = "names,emailAddresses";
const connect = async () => (await connectGoogle(google, anna)).people;

test("a search finds beginnings of names and addresses, once it has been warmed up", async () => {
  const people = await connect();
  const search = async (query: string) => {
    const { data } = await people.people.searchContacts({ query, readMask });
    return (data.results ?? []).map(({ person }) => person?.emailAddresses?.[0]?.value);
  };
  expect(await search("gus")).toEqual([]);
  await search("");
  expect(await search("gus")).toEqual(["gustav@example.com"]);
  expect(await search("gast")).toEqual(["gustav@example.com", "greta@example.com"]);
  expect(await search("greta@ex")).toEqual(["greta@example.com"]);
  expect(await search("ustav")).toEqual([]);
});

test("other contacts are found by a search of their own", async () => {
  const people = await connect();
  await people.otherContacts.search({ query: "", readMask });
  const { data } = await people.otherContacts.search({ query: "olga", readMask });
  expect(data.results?.map(({ person }) => person?.emailAddresses?.[0]?.value)).toEqual(["olga@example.net"]);
});

test("a new contact is listed at once, and found after the next warm-up", async () => {
  const people = await connect();
  const requestBody = {
    names: [{ givenName: "Nora", familyName: "New" }],
    emailAddresses: [{ value: "nora@example.com" }],
  };
  const { data } = await people.people.createContact({ requestBody });
  expect(data.resourceName).toMatch(/^people\/c\d+$/);
  const list = await people.people.connections.list({ resourceName: "people/me", personFields: readMask });
  expect(list.data.connections?.map(({ names }) => names?.[0]?.displayName)).toContain("Nora New");
  const search = () => people.people.searchContacts({ query: "nora", readMask });
  expect((await search()).data.results).toBeUndefined();
  await people.people.searchContacts({ query: "", readMask });
  expect((await search()).data.results?.length).toBe(1);
  expect(google.control.contacts(anna.email).map(({ email }) => email)).toContain("nora@example.com");
});

test("only the fields that were asked for come back, and some must be asked for", async () => {
  const people = await connect();
  const list = await people.people.connections.list({ resourceName: "people/me", personFields: "names" });
  expect(list.data.connections?.[0]?.emailAddresses).toBeUndefined();
  const without = people.people.connections.list({ resourceName: "people/me" });
  await expect(without).rejects.toMatchObject({ status: 400 });
});
