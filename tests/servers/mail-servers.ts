import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { vi } from "vitest";

export const exim = "/usr/sbin/exim4";
export const dovecot = "/usr/sbin/dovecot";
/** Of the package dovecot-imapd, which Debian does not install beside cyrus-imapd. */
export const dovecotImap = "/usr/lib/dovecot/imap";

/** The domain whose mail these servers take, and who has a mailbox there; mail to anybody else comes back. */
export const domain = "mail.test";
const people = ["anna", "gustav", "boris", "greta", "carla", "bookings"];

export type MailServers = {
  readonly smtpUrl: string;
  /** The address of somebody's mailbox. */
  imapUrl(person: string): string;
  stop(): Promise<void>;
};

/**
 * Starts exim4 and dovecot on loopback, with settings, queue and mailboxes in a folder of their own: what
 * exim takes for the domain lies where dovecot shows it.
 */
export async function startMailServers(): Promise<MailServers> {
  const folder = await mkdtemp(path.join(tmpdir(), "openhour-mail-"));
  const [smtpPort, imapPort] = [await freePort(), await freePort()];
  const owner = await mailOwner();
  await chmod(folder, 0o755);
  for (const name of ["mail", "exim"]) {
    await mkdir(path.join(folder, name));
    await chown(path.join(folder, name), owner.uid, owner.gid);
  }
  const [eximFile, dovecotFile] = [path.join(folder, "exim.conf"), path.join(folder, "dovecot.conf")];
  await writeFile(eximFile, eximSettings(folder, smtpPort, owner));
  await writeFile(dovecotFile, dovecotSettings(folder, imapPort, owner));
  const servers = [
    // With settings that are not the system's own, exim delivers only as the user it was started by.
    run(exim, ["-C", eximFile, "-bdf"], path.join(folder, "exim", "out"), owner),
    run(dovecot, ["-F", "-c", dovecotFile], path.join(folder, "dovecot.out")),
  ];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([smtpPort, imapPort].map(greets));
  } catch (error) {
    const logs = await Promise.all(
      ["exim/out", "exim/main.log", "exim/panic.log", "dovecot.out", "dovecot.log"].map((name) =>
        readFile(path.join(folder, name), "utf8").catch(() => ""),
      ),
    );
    await stop();
    throw new Error(`The mail servers do not answer.\n${logs.join("")}`, { cause: error });
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    imapUrl: (person) => `imap://${person}:secret@127.0.0.1:${imapPort}/INBOX`,
    stop,
  };
}

type Owner = { readonly name: string; readonly uid: number; readonly gid: number; readonly isRoot: boolean };

/** Whose the mailboxes are: ours, but neither program delivers to root or reads for it. */
async function mailOwner(): Promise<Owner> {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { name: username, uid, gid, isRoot: false };
  const [, mailUid = "8", mailGid = "8"] =
    /^mail:[^:]*:(\d+):(\d+):/m.exec(await readFile("/etc/passwd", "utf8")) ?? [];
  return { name: "mail", uid: Number(mailUid), gid: Number(mailGid), isRoot: true };
}

const eximSettings = (folder: string, port: number, { uid, gid }: Owner) => `
primary_hostname = ${domain}
spool_directory = ${folder}/exim
log_file_path = ${folder}/exim/%s.log
keep_environment =
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
pid_file_path = ${folder}/exim/exim.pid
exim_user = ${uid}
exim_group = ${gid}
deliver_drop_privilege
local_from_check = false
host_lookup =
tls_advertise_hosts =
acl_smtp_rcpt = take_all
begin acl
take_all:
  accept
begin routers
mailboxes:
  driver = accept
  domains = ${domain}
  local_parts = ${people.join(" : ")}
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = ${folder}/mail/$local_part_data
  maildir_format
  create_directory
`;

const dovecotSettings = (folder: string, port: number, { name, uid, gid, isRoot }: Owner) => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
${isRoot ? "" : ownUserOnly(name)}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%n
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

/** Dovecot gives its parts to users of their own, which only root can. */
const ownUserOnly = (name: string): string => {
  const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim();
  return `default_internal_user = ${name}\ndefault_internal_group = ${group}\ndefault_login_user = ${name}`;
};

function run(program: string, args: readonly string[], output: string, as?: Owner) {
  const child: ChildProcess = spawn("/bin/sh", ["-c", 'exec "$@" >"$0" 2>&1', output, program, ...args], {
    stdio: "ignore",
    ...(as?.isRoot && { uid: as.uid, gid: as.gid }),
  });
  const gone = once(child, "exit");
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server says something to who connects. */
const greets = (port: number) =>
  vi.waitFor(
    async () => {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "data").finally(() => socket.destroy());
    },
    { timeout: 10_000 },
  );
