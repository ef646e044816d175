import path from "node:path";
import type { DavServer } from "./dav-server";
import { freePort, ownFolder, startProcess } from "./own-process";

export const xandikos = "/usr/bin/xandikos";

/** Xandikos, which asks nobody who they are, and has a calendar and an address book from the start. */
export async function startXandikos(): Promise<DavServer> {
  const [folder, port] = [await ownFolder("xandikos"), await freePort()];
  const address = `http://127.0.0.1:${port}/`;
  const args = ["-d", path.join(folder, "data"), "-l", "127.0.0.1", "-p", String(port)];
  const account = ["--defaults", "--current-user-principal", "/anna/", "--autocreate"];
  const server = await startProcess(xandikos, [...args, ...account], { folder, url: address });
  return {
    address,
    user: "anna",
    password: "anything",
    ownerAddress: "anna@dav.test",
    calendar: `${address}anna/calendars/calendar/`,
    addressBook: `${address}anna/contacts/addressbook/`,
    stop: server.stop,
  };
}
