import { z } from "zod";
import { ConsentLost, Throttled } from "@/lib/calendars/provider";
import { retryAfterMs } from "@/lib/calendars/retry-after";
import { ProviderRefused } from "@/lib/calendars/web-api/refusal";
import type { OAuthClient, OAuthProvider, Send } from "./provider";

/** Who asks whom. */
export type Side = {
  readonly provider: OAuthProvider;
  readonly client: OAuthClient;
  readonly send?: Send | undefined;
  readonly now?: (() => number) | undefined;
};

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().default(3600),
  scope: z.string().default(""),
  refresh_token: z.string().min(1).optional(),
  id_token: z.string().optional(),
});
export type TokenAnswer = z.infer<typeof Answer>;

const Fault = z.object({ error: z.string() }).catch({ error: "" });

/** Posts to the token endpoint (RFC 6749, 4.1.3 and 6). What it fails with never holds a token or a code. */
export async function askTokenEndpoint(
  { provider, client, send = fetch }: Side,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const answer = await send(provider.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...form }),
    headers: { accept: "application/json" },
    redirect: "error",
    signal,
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return Answer.parse(body);
  const { error } = Fault.parse(body);
  if (gone.has(error)) throw new ConsentLost(`The provider answers ${error}.`);
  if (answer.status === 429 || answer.status === 503) throw new Throttled(retryAfterMs(answer.headers));
  throw new ProviderRefused(answer.status, error ? [error] : []);
}

/** How providers say that only the owner can go on: taken back, or a policy wants to see them again. */
const gone: ReadonlySet<string> = new Set(["invalid_grant", "interaction_required", "consent_required"]);
