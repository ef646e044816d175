import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/lib/config";

/** What a signed token is good for; one made for one purpose is worthless for another. */
export type TokenPurpose =
  | "booking"
  | "confirm-booking"
  | "confirmation-id"
  | "mail-opt-out"
  | "password-reset"
  | "feed"
  | "sent-confirmation"
  | "sign-up"
  | "set-up";

const signatureBytes = 18;

/**
 * Joins `payload` and its signature into one unguessable word for an address (base64url).
 * Anybody can read the payload; only this installation can have made the token.
 */
export function signToken(purpose: TokenPurpose, payload: Buffer): string {
  return Buffer.concat([payload, signatureOf(purpose, payload)]).toString("base64url");
}

/** The payload of a token that `signToken` made for the same purpose, or undefined. */
export function readToken(purpose: TokenPurpose, token: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{24,200}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  const payload = bytes.subarray(0, -signatureBytes);
  const signature = bytes.subarray(-signatureBytes);
  const expected = signatureOf(purpose, payload);
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? payload : undefined;
}

/** 18 bytes that follow from `payload`, and that only this installation can work out. */
export function signatureOf(purpose: TokenPurpose, payload: Buffer): Buffer {
  const key = Buffer.from(hkdfSync("sha256", authSecret(), "", `openhour token ${purpose}`, 32));
  return createHmac("sha256", key).update(payload).digest().subarray(0, signatureBytes);
}

/** Ids as bytes for a token's payload, 16 each. */
export const packIds = (...ids: string[]): Buffer => Buffer.from(ids.join("").replaceAll("-", ""), "hex");

/** The ids that `packIds` packed. */
export function unpackIds(bytes: Buffer): string[] {
  return (bytes.toString("hex").match(/.{32}/g) ?? []).map((hex) =>
    hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  );
}
