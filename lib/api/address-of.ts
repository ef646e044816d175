import type { HttpBindings } from "@hono/node-server";
import type { Context as HonoContext } from "hono";
import { clientAddress, networks } from "@/lib/client-address";
import { config } from "@/lib/config";

/** The address of the client, whatever trusted proxies stand between. */
export function addressOf(c: HonoContext): string {
  const { incoming } = c.env as HttpBindings;
  const peer = incoming.socket.remoteAddress ?? "";
  return clientAddress(peer, c.req.header("x-forwarded-for") ?? "", networks(config().trustedProxies));
}
