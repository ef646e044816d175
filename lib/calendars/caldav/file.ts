import { davRequest } from "tsdav";
import type { Connection } from "./connection";
import { DavFailure, isFailure } from "./failure";

/** What lies at an address, and the state it was found in, where the server tells. */
export type File = { readonly text: string; readonly etag: string | undefined };

/** Reads a file; undefined when there is none. */
export async function readFile(address: string, { fetch }: Connection): Promise<File | undefined> {
  try {
    const answer = await fetch(address);
    // A proxy that packs answers marks the state as weak, and a weak one never matches (RFC 9110, 13.1.1).
    const etag = answer.headers.get("etag")?.replace(/^W\//, "");
    return { text: await answer.text(), etag };
  } catch (error) {
    if (isFailure(error, 404, 410)) return undefined;
    throw error;
  }
}

/** Writes a file that must not be there yet, or must still be as it was read. Fails with DavFailure 412 otherwise. */
export function writeFile(
  address: string,
  text: string,
  { type, over }: { readonly type: string; readonly over?: File | undefined },
  connection: Connection,
): Promise<void> {
  const condition = over === undefined ? { "If-None-Match": "*" } : over.etag && { "If-Match": over.etag };
  const headers = { "Content-Type": `${type}; charset=utf-8`, ...condition };
  return send(address, { method: "PUT", headers, body: text }, connection);
}

/** Takes a file away, also when it is gone already. */
export async function deleteFile(address: string, connection: Connection): Promise<void> {
  try {
    await send(address, { method: "DELETE", headers: {}, body: undefined }, connection);
  } catch (error) {
    if (!isFailure(error, 404, 410)) throw error;
  }
}

/** Some servers answer 207, and tell only inside that they have refused. */
async function send(
  url: string,
  init: { method: "PUT" | "DELETE"; headers: Record<string, string>; body: string | undefined },
  { fetch }: Connection,
): Promise<void> {
  const answers = await davRequest({ url, init, convertIncoming: false, fetch });
  const refusal = answers.find(({ ok }) => !ok);
  if (refusal) throw new DavFailure(refusal.status, JSON.stringify(refusal.error ?? ""));
}
