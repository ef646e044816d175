import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export type RunningServer = {
  readonly baseUrl: string;
  /** The set-up address of a first start; undefined when there is an owner. */
  readonly setUpAddress: string | undefined;
  readonly pid: number;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does: the process is gone at once, its database is left behind. */
  kill(): Promise<void>;
};

/** A folder for a server's data that does not exist yet, and its removal. */
export async function newDataDir(): Promise<{ path: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(path.join(tmpdir(), "openhour-e2e-"));
  return { path: path.join(parent, "data"), remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Starts Openhour just as `npm start` does and resolves when it says that it is ready. */
export async function startServer(settings: Record<string, string>): Promise<RunningServer> {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ["lib/server/run.mjs", "--production", "lib/server/start.ts"], {
    env: { ...process.env, NODE_ENV: "test", BCRYPT_COST: "4", ...settings, PORT: port },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  await untilReady(child, said);
  const setUpAddress = /https?:\S+\/setup\/\S+/.exec(said.join("\n"))?.[0];
  const exit = once(child, "exit") as Promise<[number | null]>;
  return {
    baseUrl: `http://localhost:${port}`,
    setUpAddress,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGINT");
      return (await exit)[0];
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

async function untilReady(child: ChildProcess, said: string[]): Promise<void> {
  if (!child.stdout) throw new Error("The server's output is not connected.");
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((ready, failed) => {
    lines.on("line", (line) => {
      said.push(line);
      if (line.includes("Openhour is ready")) ready();
    });
    child.once("exit", (code) => failed(new Error(`The server ended with ${code}:\n${said.join("\n")}`)));
  });
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
