import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  bits,
  explicit,
  implicit,
  integer,
  objectId,
  octets,
  sequence,
  setOf,
  text,
  truth,
  utcTime,
} from "./der";

/** An authority that lives as long as the emulator, so that no key is ever kept anywhere. */
export type Authority = {
  /** PEM: what a client has to trust (`ca`, NODE_EXTRA_CA_CERTS). */
  readonly certificate: string;
  /** Key and certificate (PEM) of a server on this machine's loopback. */
  readonly server: { readonly key: string; readonly cert: string };
};

/** Makes an authority and a certificate for localhost and 127.0.0.1, with nothing but node:crypto. */
export function createAuthority(name: string): Authority {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issued = { issuer: name, signedWith: authority.privateKey };
  return {
    certificate: certify({
      ...issued,
      serial: 1,
      subject: name,
      key: authority.publicKey,
      extensions: [authorityOnly(), keyUsage(certifies)],
    }),
    server: {
      key: server.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      cert: certify({
        ...issued,
        serial: 2,
        subject: "localhost",
        key: server.publicKey,
        extensions: [keyUsage(signs), namesOfLoopback()],
      }),
    },
  };
}

type Request = {
  readonly serial: number;
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly signedWith: KeyObject;
  readonly extensions: readonly Buffer[];
};

/** An X.509 certificate (RFC 5280) as PEM. */
function certify({ serial, issuer, subject, key, signedWith, extensions }: Request): string {
  const version3 = explicit(0, integer(2));
  const toBeSigned = sequence(
    version3,
    integer(serial),
    ecdsaWithSha256(),
    nameOf(issuer),
    sequence(utcTime("200101000000Z"), utcTime("491231235959Z")),
    nameOf(subject),
    key.export({ type: "spki", format: "der" }),
    explicit(3, sequence(...extensions)),
  );
  const whole = sequence(toBeSigned, ecdsaWithSha256(), bits(sign("sha256", toBeSigned, signedWith)));
  const lines = whole.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

const ecdsaWithSha256 = () => sequence(objectId("1.2.840.10045.4.3.2"));
const nameOf = (common: string) => sequence(setOf(sequence(objectId("2.5.4.3"), text(common))));

const authorityOnly = () => sequence(objectId("2.5.29.19"), truth(), octets(sequence(truth())));

/** The bits of KeyUsage from the left, and how many of the byte's eight are not used. */
const certifies = { byte: 0b0000_0110, unused: 1 };
const signs = { byte: 0b1000_0000, unused: 7 };
const keyUsage = ({ byte, unused }: { byte: number; unused: number }) =>
  sequence(objectId("2.5.29.15"), truth(), octets(bits(Buffer.from([byte]), unused)));

const namesOfLoopback = () =>
  sequence(
    objectId("2.5.29.17"),
    octets(sequence(implicit(2, Buffer.from("localhost")), implicit(7, Buffer.from([127, 0, 0, 1])))),
  );
