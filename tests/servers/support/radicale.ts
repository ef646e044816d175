import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createAddressBook, createCalendar, type DavServer } from "./dav-server";
import { freePort, ownFolder, startProcess } from "./own-process";

export const radicale = "/usr/bin/radicale";

/** Radicale with one account, whose calendar and address book it does not make by itself. */
export async function startRadicale(): Promise<DavServer> {
  const [folder, port] = [await ownFolder("radicale"), await freePort()];
  const [settings, users] = [path.join(folder, "config"), path.join(folder, "users")];
  const access = { user: "anna", password: "pässwort: ☂" };
  await writeFile(users, `${access.user}:${access.password}\n`);
  await writeFile(settings, settingsOf(folder, port, users));
  const address = `http://127.0.0.1:${port}/`;
  const server = await startProcess(radicale, ["--config", settings], { folder, url: address });
  const [calendar, addressBook] = [`${address}anna/work/`, `${address}anna/people/`];
  try {
    await createCalendar(calendar, "Work", access);
    await createAddressBook(addressBook, access);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...access, address, ownerAddress: "anna@dav.test", calendar, addressBook, stop: server.stop };
}

const settingsOf = (folder: string, port: number, users: string) => `
[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${users}
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${folder}/collections
[logging]
level = warning
`;
