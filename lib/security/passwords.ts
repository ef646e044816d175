import { createHmac } from "node:crypto";
import { hash, verify } from "@node-rs/bcrypt";
import { config } from "@/lib/config";

/**
 * bcrypt of a password, at the configured cost (each step doubles the time).
 *
 * bcrypt reads no more than 72 bytes and stops at a zero byte. So that a long
 * passphrase counts whole, it gets the password's HMAC-SHA-256 as base64, 44
 * characters; the key only keeps hashes leaked elsewhere from being tried here.
 */
export function hashPassword(password: string): Promise<string> {
  return hash(condensed(password), config().bcryptCost);
}

/**
 * Whether the password is the hash's. Without a hash (no such account) it works just
 * as long for a sure no, so that the time tells nothing.
 */
export async function isPassword(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  const standIn = await hashOfNobody();
  const matches = await verify(condensed(password), passwordHash ?? standIn);
  return matches && passwordHash != null;
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword("nobody's password");
  return nobody;
}

const condensed = (password: string) =>
  createHmac("sha256", "openhour password").update(password.normalize("NFKC")).digest("base64");
