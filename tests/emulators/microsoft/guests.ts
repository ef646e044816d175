import type { Attendee, ResponseType } from "@microsoft/microsoft-graph-types";
import type { ChangeKind, GraphCalendar, GraphEvent, GraphState } from "./state";

type Write = (calendar: GraphCalendar, event: GraphEvent, kind: ChangeKind) => void;

const isFor = (email: string) => (attendee: Attendee) => attendee.emailAddress?.address === email;

/**
 * Invitations between the accounts: a meeting of its own for each guest, with another id and the same UID,
 * tentative until they answer; and their answer back.
 */
export function guestsOf({ calendars, random }: GraphState, write: Write) {
  const copyIn = ({ events }: GraphCalendar, { iCalUId }: GraphEvent) =>
    [...events.values()].map(({ event }) => event).find((event) => event.iCalUId === iCalUId);

  const invite = (calendar: GraphCalendar, event: GraphEvent, isCalledOff: boolean): void => {
    for (const theirs of calendars) {
      if (!theirs.isDefault || theirs.owner === calendar.owner) continue;
      const isInvited = event.attendees?.some(isFor(theirs.owner.email)) ?? false;
      const copy = copyIn(theirs, event);
      // What is called off stays in the guest's calendar, and says so.
      if (copy && (isCalledOff || !isInvited)) {
        const subject = `Canceled: ${event.subject ?? ""}`;
        write(theirs, { ...copy, subject, isCancelled: true, showAs: "free" }, "updated");
      } else if (isInvited && !isCalledOff) {
        const { transactionId: _, singleValueExtendedProperties: __, ...meeting } = event;
        const own = copy ?? {
          id: `AAMkAG${random.word(40)}=`,
          responseStatus: { response: "notResponded" as const, time: "0001-01-01T00:00:00Z" },
          showAs: "tentative" as const,
        };
        const { id, responseStatus, showAs } = own;
        const kept = {
          id,
          isOrganizer: false,
          responseStatus: responseStatus ?? null,
          showAs: showAs ?? null,
        };
        write(theirs, { ...meeting, ...kept }, copy ? "updated" : "created");
      }
    }
  };

  return {
    invite,
    /** Writes a guest's answer into their own copy and into the organizer's event. */
    answer(calendar: GraphCalendar, event: GraphEvent, response: ResponseType, time: string): void {
      const { email } = calendar.owner;
      const organizer = event.organizer?.emailAddress?.address;
      const theirs = calendars.find(({ owner, isDefault }) => isDefault && owner.email === organizer);
      const original = theirs && copyIn(theirs, event);
      const declined = response === "declined" ? ("free" as const) : ("tentative" as const);
      const showAs = response === "accepted" ? (original?.showAs ?? "busy") : declined;
      write(calendar, { ...event, responseStatus: { response, time }, showAs }, "updated");
      if (!theirs || !original) return;
      const attendees = (original.attendees ?? []).map((one) =>
        isFor(email)(one) ? { ...one, status: { response, time } } : one,
      );
      write(theirs, { ...original, attendees }, "updated");
    },
  };
}
