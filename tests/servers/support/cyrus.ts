import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { vi } from "vitest";
import { isProgram } from "@/tests/servers/installed";
import type { DavServer } from "./dav-server";
import { freePort, ownFolder, startProcess } from "./own-process";

const cyrus = "/usr/lib/cyrus/bin/master";
const saslpasswd = "/usr/sbin/saslpasswd2";

/** What has to be there: its IMAP makes the account. It runs as a user of its own, which only root can start it as. */
export const cyrusPrograms = {
  "cyrus-caldav": isProgram("/usr/lib/cyrus/bin/httpd") && process.getuid?.() === 0,
  "cyrus-imapd": isProgram("/usr/lib/cyrus/bin/imapd"),
  "sasl2-bin": isProgram(saslpasswd),
};

/** Folders that Cyrus expects and does not make. */
const folders = ["db", "proc", "socket", "log", "lock", "msg", "ptclient", "quota", "user", "sieve", "spool"];

/** Cyrus with one account. It is made over IMAP, and brings a calendar and an address book. */
export async function startCyrus(): Promise<DavServer> {
  const folder = await ownFolder("cyrus");
  const [port, imapPort] = [await freePort(), await freePort()];
  const lib = path.join(folder, "lib");
  for (const name of folders) await mkdir(path.join(lib, name), { recursive: true });
  const users = path.join(folder, "sasldb2");
  for (const user of ["anna", "admin"]) {
    execFileSync(saslpasswd, ["-p", "-c", "-f", users, "-u", "localhost", user], { input: "secret" });
  }
  const [settings, services] = [path.join(folder, "imapd.conf"), path.join(folder, "cyrus.conf")];
  await writeFile(settings, settingsOf(lib, users));
  await writeFile(services, servicesOf(lib, port, imapPort));
  execFileSync("chown", ["-R", "cyrus:mail", folder]);
  await chmod(folder, 0o755);
  const address = `http://127.0.0.1:${port}/`;
  const args = ["-C", settings, "-M", services, "-p", path.join(folder, "pid"), "-D"];
  const server = await startProcess(cyrus, args, { folder, url: address });
  try {
    await vi.waitFor(() => createMailbox(imapPort), { timeout: 10_000 });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    address,
    user: "anna",
    password: "secret",
    ownerAddress: "anna@localhost",
    calendar: `${address}dav/calendars/user/anna/Default/`,
    addressBook: `${address}dav/addressbooks/user/anna/Default/`,
    stop: server.stop,
  };
}

async function createMailbox(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  try {
    await once(socket, "data");
    for (const command of ["LOGIN admin secret", "CREATE user/anna"]) {
      socket.write(`a ${command}\r\n`);
      const [answer] = await once(socket, "data");
      if (!/^a OK/m.test(answer)) throw new Error(`${command}: ${answer}`);
    }
  } finally {
    socket.destroy();
  }
}

const settingsOf = (lib: string, users: string) => `
configdirectory: ${lib}
defaultpartition: default
partition-default: ${lib}/spool
proc_path: ${lib}/proc
mboxname_lockpath: ${lib}/lock
admins: admin
unixhierarchysep: yes
virtdomains: off
defaultdomain: localhost
servername: localhost
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${users}
sasl_mech_list: PLAIN
allowplaintext: yes
httpmodules: caldav carddav
httpallowcompress: no
caldav_allowscheduling: on
caldav_realm: openhour
sievedir: ${lib}/sieve
`;

const servicesOf = (lib: string, port: number, imapPort: number) => `
START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C ${path.dirname(lib)}/imapd.conf -r"
}
SERVICES {
  imap cmd="/usr/lib/cyrus/bin/imapd -C ${path.dirname(lib)}/imapd.conf -U 30" listen="127.0.0.1:${imapPort}" prefork=0
  http cmd="/usr/lib/cyrus/bin/httpd -C ${path.dirname(lib)}/imapd.conf -U 30" listen="127.0.0.1:${port}" prefork=0
}
EVENTS {
}
`;
