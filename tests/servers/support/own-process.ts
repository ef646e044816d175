import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";

/** A folder of its own for a server's settings and data. */
export const ownFolder = (name: string): Promise<string> => mkdtemp(path.join(tmpdir(), `openhour-${name}-`));

/** A port of loopback that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export type OwnProcess = { stop(): Promise<void> };

/**
 * Starts a server in the foreground, and waits until it answers at its address, whatever it says. What it wrote is
 * in the error when it does not; its folder goes with it.
 */
export async function startProcess(
  program: string,
  args: readonly string[],
  { folder, url }: { readonly folder: string; readonly url: string },
): Promise<OwnProcess> {
  const output = path.join(folder, "output");
  const child = spawn("/bin/sh", ["-c", 'exec "$@" >"$0" 2>&1', output, program, ...args], {
    stdio: "ignore",
    cwd: folder,
  });
  const gone = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await vi.waitFor(() => fetch(url), { timeout: 20_000, interval: 50 });
  } catch (cause) {
    const log = await readFile(output, "utf8").catch(() => "");
    await stop();
    throw new Error(`${program} does not answer.\n${log}`, { cause });
  }
  return { stop };
}
