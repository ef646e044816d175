import { createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from "node:crypto";

export type Signer = {
  /** A JSON web token (RFC 7519), signed with RS256. */
  sign(claims: Readonly<Record<string, unknown>>): string;
  /** The public key for JWKS. */
  readonly jwk: JsonWebKey;
  /** The same by its id, as PEM. */
  readonly pem: Readonly<Record<string, string>>;
};

export function createSigner(): Signer {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey);
  const kid = "emulator";
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    sign(claims) {
      const signed = `${part({ alg: "RS256", kid, typ: "JWT" })}.${part(claims)}`;
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
    jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" },
    pem: { [kid]: publicKey.export({ type: "spki", format: "pem" }).toString() },
  };
}
