/** A name for people and an address for machines; the name may be empty. */
export type MailAddress = { readonly name: string; readonly address: string };

/**
 * Whether this is one plain address, `local@domain`, and nothing beside it.
 *
 * Narrower than RFC 5321: no quoted local parts, comments or lists, since
 * those are what lets one string carry a second recipient or another line.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

const ADDRESS =
  /^[^\s\p{Cc}\p{Cs}()<>[\]:;,\\"@]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?$/u;

/** Reads `Name <local@domain>` or a bare address, as a setting holds it. Null when it is neither. */
export function parseMailbox(text: string): MailAddress | null {
  const [, name = "", bracketed] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  return isMailAddress(address) ? { name: name.trim().replace(/^"(.*)"$/, "$1"), address } : null;
}
