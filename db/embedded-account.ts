/** As whom the embedded PostgreSQL runs, and how its programs are run as them. */
import { execFile, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

export type Account = { readonly uid: number; readonly gid: number };
/** How to run a program: as ourselves, or as another user by `prefix` or by `account`. */
export type Launcher = { readonly prefix: readonly string[]; readonly account?: Account };

const execute = promisify(execFile);

/** PostgreSQL refuses to run as root. Then it runs as the owner of its data, or as the user `postgres`. */
export async function chooseAccount(
  data: string,
  fresh: boolean,
  say: (line: string) => void,
): Promise<Account | undefined> {
  const us = process.getuid?.();
  const owner = fresh ? undefined : await stat(data);
  if (us !== 0) {
    if (us === undefined || !owner || owner.uid === us) return undefined;
    throw new Error(
      `${data} belongs to another user of this machine (uid ${owner.uid}): start Openhour as that user.`,
    );
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const account = (await findSystemUser()) ?? (await createSystemUser(say));
  if (owner) await execute("chown", ["-R", `${account.uid}:${account.gid}`, data]);
  return account;
}

async function findSystemUser(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([
      execute("id", ["-u", "postgres"]),
      execute("id", ["-g", "postgres"]),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createSystemUser(say: (line: string) => void): Promise<Account> {
  say("PostgreSQL does not run as root: making the system user postgres for it.");
  try {
    await execute("groupadd", ["--system", "--force", "postgres"]);
    await execute("useradd", [
      "--system",
      "--gid",
      "postgres",
      "--no-create-home",
      "--shell",
      "/bin/false",
      "postgres",
    ]);
  } catch (cause) {
    throw new Error(
      "The system user postgres could not be made: start Openhour as an ordinary user instead.",
      { cause },
    );
  }
  const account = await findSystemUser();
  if (!account) throw new Error("The system user postgres was made but cannot be found.");
  return account;
}

/**
 * Finds a way for `account` to run the programs and reach the data. A clone in a
 * folder closed to others (/root, mktemp -d) is out of its reach; rather than open
 * folders that are not ours, the process alone may then pass closed doors.
 */
export async function chooseLauncher(account: Account, dataDir: string, postgres: string): Promise<Launcher> {
  const setpriv = ["setpriv", `--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  // The third: access(2), by which PostgreSQL looks at its own files, would else forget the capability.
  const passDoors = [
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  const launchers: Launcher[] = [
    { prefix: setpriv },
    { prefix: [...setpriv, ...passDoors] },
    { prefix: [], account },
  ];
  for (const launcher of launchers) {
    const probe = ["-c", 'cd "$1" && "$2" --version', "probe", dataDir, postgres];
    const reached = await run(launcher, "/bin/sh", probe).then(
      () => true,
      () => false,
    );
    if (reached) return launcher;
  }
  throw new Error(
    `PostgreSQL does not run as root, and the user it runs as (uid ${account.uid}) cannot enter ${dataDir} or ` +
      `${path.dirname(postgres)}. Move Openhour to a folder that others may enter, start it as an ordinary ` +
      "user, or install setpriv (Debian: util-linux).",
  );
}

/** Runs a program to its end and returns what it printed. What it prints on failure becomes the error. */
export async function run(
  launcher: Launcher,
  program: string,
  args: readonly string[],
  input = "",
): Promise<string> {
  const [command = program, ...rest] = [...launcher.prefix, program, ...args];
  // None of our environment: PG… variables and locales of this machine must not leak in.
  const { NODE_ENV, PATH, SystemRoot } = process.env;
  const env = { NODE_ENV, PATH, SystemRoot, LC_ALL: "C" };
  const child = spawn(command, rest, { env, cwd: path.dirname(program), ...launcher.account });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  child.stdin.on("error", () => {}).end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  if (code !== 0) throw new Error(`${path.basename(program)} failed: ${printed.trim()}`);
  return printed;
}
