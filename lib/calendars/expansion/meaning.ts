import type { BlockKind } from "@/lib/calendars/provider";
import { parameterOf, readProperty, textOf } from "./property";
import type { Component } from "./split";

/** What an event means for its owner's time. */
export type Meaning = {
  readonly kind: BlockKind;
  readonly isCancelled: boolean;
  readonly isDeclined: boolean;
};

const kindsOfMicrosoft: ReadonlyMap<string, BlockKind> = new Map([
  ["FREE", "free"],
  ["TENTATIVE", "tentative"],
  ["BUSY", "busy"],
  ["OOF", "out_of_office"],
  ["WORKINGELSEWHERE", "working_elsewhere"],
]);

/** Reads it; whatever cannot be read says nothing, and an event that says nothing is busy. */
export function meaningOf(component: Component, ownerAddresses: ReadonlySet<string>): Meaning {
  const said = (name: string) => textOf(component, name)?.toUpperCase();
  const status = said("STATUS");
  return {
    // Microsoft's own word is the finer one: its programs write BUSY or FREE beside it as TRANSP.
    kind:
      kindsOfMicrosoft.get(said("X-MICROSOFT-CDO-BUSYSTATUS") ?? "") ??
      (said("TRANSP") === "TRANSPARENT" ? "free" : status === "TENTATIVE" ? "tentative" : "busy"),
    isCancelled: status === "CANCELLED",
    isDeclined: component.lines.some(
      ({ name, text }) => name === "ATTENDEE" && isDecline(text, ownerAddresses),
    ),
  };
}

function isDecline(line: string, ownerAddresses: ReadonlySet<string>): boolean {
  // Most attendees have not declined, and most lines are theirs.
  if (!/declined/i.test(line)) return false;
  try {
    const attendee = readProperty("ATTENDEE", line);
    const addresses = [
      String(attendee.getFirstValue()).replace(/^mailto:/i, ""),
      parameterOf(attendee, "email"),
    ];
    return (
      parameterOf(attendee, "partstat")?.toUpperCase() === "DECLINED" &&
      addresses.some((address) => address !== undefined && ownerAddresses.has(normalAddress(address)))
    );
  } catch {
    return false;
  }
}

/** An address in the form in which two of them are compared. */
export const normalAddress = (address: string): string => address.trim().toLowerCase();
