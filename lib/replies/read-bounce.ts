import { cleanLine, shorten } from "@/lib/notifications/clean-text";

/**
 * Why a mail was not delivered, in the words of the server that gave it up; undefined for a report that
 * says anything else, such as that it is late (RFC 3464, 2.3.3).
 */
export function readFailure(status: string): string | undefined {
  const recipients = status
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, " ")
    .split(/\n\s*\n/)
    .map(fieldsIn);
  const failed = recipients.find((fields) => fields.get("action")?.toLowerCase() === "failed");
  if (!failed) return undefined;
  // "smtp; 550 …": which protocol it was is no news to who reads it.
  const diagnostic = failed.get("diagnostic-code")?.replace(/^[\w-]+\s*;\s*/, "");
  return shorten(cleanLine([failed.get("status"), diagnostic].filter(Boolean).join(" ")), 500) || "failed";
}

/** A group of `Name: value` lines, by name in small letters. */
const fieldsIn = (group: string): Map<string, string> =>
  new Map(
    group.split("\n").flatMap((line): [string, string][] => {
      const [, name, value = ""] = /^([\w-]+)\s*:(.*)$/.exec(line) ?? [];
      return name ? [[name.toLowerCase(), value.trim()]] : [];
    }),
  );

/** The Message-ID among a mail's headers, without its brackets. */
export function messageIdIn(headers: string): string | undefined {
  const [head = ""] = headers.replace(/\r\n?/g, "\n").split("\n\n", 1);
  return /^message-id\s*:\s*<([^<>\s]+)>/im.exec(head.replace(/\n[ \t]+/g, " "))?.[1];
}
