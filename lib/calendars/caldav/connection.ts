import { egressFetch } from "@/lib/egress/egress-fetch";
import { EgressRefused } from "@/lib/egress/refused";
import { DavFailure } from "./failure";

export type Login = {
  /** What the owner typed: the server's address, or that of their account on it. */
  readonly address: string;
  readonly user: string;
  /** One made for us, where the server has such: it opens calendars and contacts only. */
  readonly password: string;
};

/** How one account is asked, until its signal ends it. Fails with DavFailure for every answer that is not 2xx. */
export type Connection = { readonly server: URL; readonly fetch: typeof fetch };

/** Throws `EgressRefused` for an address that cannot be read. */
export function connect({ address, user, password }: Login, signal: AbortSignal): Connection {
  const server = serverOf(address);
  const send = egressFetch();
  // tsdav's own knows Latin-1 only and fails for any other password.
  const proof = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return {
    server,
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      // Addresses come from answers: whoever asked for https does not mean to send a password without it.
      if (server.protocol === "https:" && url.protocol !== "https:") throw new EgressRefused("downgrade");
      const headers = new Headers(init?.headers);
      headers.set("authorization", proof);
      const answer = await send(url, { ...init, headers, signal });
      const isSentOn = init?.redirect === "manual" && answer.status >= 300 && answer.status < 400;
      if (answer.ok || isSentOn) return answer;
      throw await DavFailure.of(answer);
    },
  };
}

function serverOf(address: string): URL {
  const typed = address.trim();
  const url = URL.parse(/^[a-z][a-z+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url === null) throw new EgressRefused("address");
  return url;
}
