import { Client, type Context, type GraphRequest, type Middleware } from "@microsoft/microsoft-graph-client";
import type { Send } from "@/lib/calendars/oauth/provider";
import { withToken } from "@/lib/calendars/web-api/with-token";
import type { MicrosoftOptions } from "./options";
import { refusalOf } from "./refusal";

/** Times come on UTC, and an id stays the same when its event is put into another calendar. */
const preferences = ['outlook.timezone="UTC"', 'IdType="ImmutableId"', "odata.maxpagesize=200"];

/** Microsoft's own client for one account. Nothing is tried again here but what needs another token. */
export type GraphClient = {
  /** `path` is below /me unless it begins with a slash, or a whole address as Graph gives it for the next page. */
  ask<Data>(signal: AbortSignal, path: string, call: (request: GraphRequest) => Promise<Data>): Promise<Data>;
};

export function graphClient({ accessToken, apiUrl, send = fetch }: MicrosoftOptions): GraphClient {
  const baseUrl = `${apiUrl ?? "https://graph.microsoft.com"}/`;
  return {
    ask: (signal, path, call) =>
      withToken({
        accessToken,
        signal,
        refusalOf,
        send: (token) => {
          const middleware = [sender(token, new URL(baseUrl).origin, send)];
          const client = Client.initWithMiddleware({ baseUrl, middleware });
          const request = client.api(/^(https:|\/)/.test(path) ? path : `/me/${path}`);
          return call(request.option("signal", signal).header("Prefer", preferences.join(", ")));
        },
      }),
  };
}

/** In place of the library's own handlers, which hold requests back and send them again by themselves. */
const sender = (token: string, origin: string, send: Send): Middleware => ({
  async execute(context: Context) {
    const url = String(context.request);
    // Addresses of next pages come from outside, and out of our cursors: the token is for one place only.
    if (new URL(url).origin !== origin) throw new Error("Graph points away from itself.");
    const headers = new Headers(context.options?.headers as HeadersInit | undefined);
    headers.set("authorization", `Bearer ${token}`);
    context.response = await send(url, {
      ...(context.options as RequestInit),
      headers: Object.fromEntries(headers),
      redirect: "error",
    });
  },
});
