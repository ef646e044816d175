import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type WorkerProcess = {
  /** As a power cut does. */
  kill(): Promise<void>;
  /** As `kill` in a shell does; resolves with the exit code once its running jobs are done. */
  stop(): Promise<number | null>;
};

/** A worker in a process of its own, just as `npm run worker` runs it; resolves when it says that it is ready. */
export async function startWorkerProcess(settings: Record<string, string>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["lib/server/run.mjs", "--production", "lib/server/worker.ts"], {
    env: { ...process.env, NODE_ENV: "test", npm_lifecycle_event: "", LOG_LEVEL: "fatal", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit") as Promise<[number | null]>;
  await untilReady(child, exit);
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    child.kill(signal);
    return (await exit)[0];
  };
  return { kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM") };
}

async function untilReady(child: ChildProcess, exit: Promise<[number | null]>): Promise<void> {
  let said = "";
  const ready = new Promise<void>((resolve) =>
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("The job worker is ready")) resolve();
    }),
  );
  const gone = exit.then(([code]) => Promise.reject(new Error(`The worker ended with ${code}: ${said}`)));
  await Promise.race([ready, gone]);
  // From now on it may end.
  gone.catch(() => {});
}
