import { GraphError } from "./errors";

const patienceMs = 10_000;

/**
 * Asks an address whether it wants notifications: it has to answer with the token it was sent, decoded,
 * as text/plain, within ten seconds.
 */
export async function proveAddress(url: string, word: string): Promise<void> {
  // Spaces and signs, as in Graph's own: who echoes the query as it stands fails.
  const token = `Validation: Testing client application reachability & ${word}`;
  const target = new URL(url);
  target.searchParams.set("validationToken", token);
  const said = await ask(target);
  if (said.type?.startsWith("text/plain") && said.status === 200 && said.text === token) return;
  throw new GraphError(
    400,
    "ValidationError",
    `Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request. (${said.status})`,
  );
}

async function ask(target: URL) {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const answer = await fetch(target, { method: "POST", headers, signal, redirect: "manual" });
    return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
  } catch {
    return { status: "no answer", type: null, text: "" } as const;
  }
}
