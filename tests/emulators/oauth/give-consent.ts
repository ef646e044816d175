/** Who sits before the consent page, and what they do there. */
export type Person = {
  readonly email: string;
  /** What they allow: everything, unless told. */
  readonly allow?: readonly string[] | "nothing";
};

/**
 * Goes through an emulator's pages as a browser would, form by form, and returns the address that it
 * sends the browser back to.
 */
export async function giveConsent(
  authorizeUrl: string,
  { email, allow }: Person,
  request: (url: string, init: RequestInit) => Promise<Response> = fetch,
): Promise<URL> {
  const asked = (new URL(authorizeUrl).searchParams.get("scope") ?? "").split(" ");
  const post = (fields: [string, string][]) =>
    request(authorizeUrl, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const account: [string, string] = ["account", email];

  const chosen = await post([account]);
  if (chosen.status !== 200) return locationOf(chosen);
  await chosen.body?.cancel();
  const scopes = allow === "nothing" ? [] : (allow ?? asked);
  const decision = allow === "nothing" ? "deny" : "allow";
  return locationOf(
    await post([account, ["decision", decision], ...scopes.map((one): [string, string] => ["scope", one])]),
  );
}

function locationOf(answer: Response): URL {
  const target = answer.headers.get("location");
  if (!target) throw new Error(`The consent page sent nobody anywhere: ${answer.status}.`);
  return new URL(target);
}
