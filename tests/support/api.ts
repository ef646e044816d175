import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { closeDatabase } from "@/db/client";
import { api } from "@/lib/api/app";
import { provide } from "@/lib/config";
import { createWorld, type TestWorld } from "./studio";

export type TestApi = TestWorld & {
  /** Asks the API over HTTP; the path begins after /api/v1. */
  ask(path: string, init?: RequestInit): Promise<Response>;
};

/** The API on a port of its own, over a database of its own. */
export async function createApi(): Promise<TestApi> {
  const world = await createWorld();
  provide({ DATABASE_URL: world.url });
  const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const drop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await closeDatabase();
    await world.drop();
  };
  return { ...world, ask: (path, init) => fetch(`http://127.0.0.1:${port}/api/v1${path}`, init), drop };
}

/** A JSON request. */
export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
