import { fetch as send } from "undici";
import { ended, limitedAnswer } from "./answer";
import { type Deadline, startDeadline } from "./deadline";
import { type Outgoing, readOutgoing, sentOn } from "./outgoing";
import type { EgressPolicy } from "./policy";
import { EgressRefused } from "./refused";

/**
 * `fetch` for addresses that people typed, and the only way to them. It reaches what is public and what the
 * operator has allowed, checks again wherever an answer sends it, and gives up on what is too slow or too
 * large. Fails with `EgressRefused`, or with the reason of the caller's own signal.
 *
 * With `redirect: "manual"` the caller gets an answer that points elsewhere as it is, and asks again by itself.
 */
export async function guardedFetch(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  policy: EgressPolicy,
): Promise<Response> {
  const { outgoing, redirect, signal } = await readOutgoing(input, init);
  const deadline = startDeadline(policy.limits, signal);
  try {
    return await follow(outgoing, redirect, policy, deadline);
  } catch (error) {
    throw ended(error, deadline);
  }
}

async function follow(
  first: Outgoing,
  redirect: RequestRedirect,
  { dispatcher, limits }: EgressPolicy,
  deadline: Deadline,
): Promise<Response> {
  let outgoing = first;
  for (let left = limits.redirects; ; left--) {
    const { url, method, headers, body = null } = outgoing;
    const { signal } = deadline;
    const asked = send(url, {
      method,
      headers: [...headers],
      body,
      signal,
      dispatcher,
      redirect: "manual",
    });
    const incoming = await deadline.headers(asked);
    const next = sentOn(outgoing, incoming);
    if (next === undefined || redirect === "manual") {
      return limitedAnswer(incoming, url, limits.bytes, deadline);
    }
    if (redirect === "error" || left === 0) throw new EgressRefused("redirects");
    await incoming.body?.cancel();
    outgoing = next;
  }
}
