import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** The keys of a box: the first one locks, all of them open. */
export type BoxKeys = readonly [BoxKey, ...BoxKey[]];

type BoxKey = { readonly id: Buffer; readonly key: Buffer };

const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/** Keys from secrets, newest first. To change a secret, put the new one in front and keep the old one until all is locked anew. */
export function boxKeys(secrets: readonly [string, ...string[]]): BoxKeys {
  const [first, ...others] = secrets;
  return [keyOf(first), ...others.map(keyOf)];
}

function keyOf(secret: string): BoxKey {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "openhour secret box", 32));
  return { key, id: createHash("sha256").update(key).digest().subarray(0, idBytes) };
}

/**
 * Locks a text (AES-256-GCM). `place` names where it is kept, such as a table and an id: what was
 * locked for one place does not open in another, so rows cannot be swapped.
 */
export function lock([{ id, key }]: BoxKeys, text: string, place: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(
    Buffer.from(place),
  );
  const locked = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([id, nonce, cipher.getAuthTag(), locked]);
}

/** The text; undefined when no key opens it, it has been changed, or it was locked for another place. */
export function unlock(keys: BoxKeys, box: Uint8Array, place: string): string | undefined {
  const bytes = Buffer.from(box);
  const [nonceAt, tagAt, textAt] = [idBytes, idBytes + nonceBytes, idBytes + nonceBytes + tagBytes];
  const found = keys.find(({ id }) => id.equals(bytes.subarray(0, nonceAt)));
  if (!found || bytes.length < textAt) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", found.key, bytes.subarray(nonceAt, tagAt), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(tagAt, textAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Whether a box is locked with an older key than the first, and wants locking anew. */
export const isOldBox = ([{ id }]: BoxKeys, box: Uint8Array): boolean =>
  !id.equals(Buffer.from(box).subarray(0, idBytes));
