import { createObject, davRequest, makeCalendar } from "tsdav";

/** A running server with one account on it. */
export type DavServer = {
  /** What its owner types. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly ownerAddress: string;
  /** A calendar and an address book of theirs, which are there or can be made. */
  readonly calendar: string;
  readonly addressBook: string;
  stop(): Promise<void>;
};

type Access = Pick<DavServer, "user" | "password">;

const headersOf = ({ user, password }: Access) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
});

/** Makes a calendar, as a program of its owner would. */
export async function createCalendar(url: string, name: string, access: Access): Promise<void> {
  const made = await makeCalendar({ url, props: { "d:displayname": name }, headers: headersOf(access) });
  if (!made.every(({ ok }) => ok)) throw new Error(`No calendar at ${url}: ${made[0]?.status}`);
}

export async function createAddressBook(url: string, access: Access): Promise<void> {
  const body = `<mkcol xmlns="DAV:"><set><prop><resourcetype><collection/>
    <addressbook xmlns="urn:ietf:params:xml:ns:carddav"/></resourcetype></prop></set></mkcol>`;
  const headers = headersOf(access);
  const made = await davRequest({ url, init: { method: "MKCOL", headers, body }, convertIncoming: false });
  if (!made.every(({ ok }) => ok)) throw new Error(`No address book at ${url}: ${made[0]?.status}`);
}

/** Puts something into a collection behind our back, as another program of the owner's would. */
export async function put(url: string, data: string, access: Access): Promise<void> {
  const contentType = url.endsWith(".vcf") ? "text/vcard" : "text/calendar";
  const headers = { ...headersOf(access), "content-type": contentType };
  const { status } = await createObject({ url, data, headers });
  if (status !== 201 && status !== 204) throw new Error(`Nothing was put at ${url}: ${status}`);
}

/** Takes something out behind our back. */
export async function takeOut(url: string, access: Access): Promise<void> {
  await fetch(url, { method: "DELETE", headers: headersOf(access) });
}

/** What lies at an address. */
export async function read(url: string, access: Access): Promise<string> {
  return (await fetch(url, { headers: headersOf(access) })).text();
}
