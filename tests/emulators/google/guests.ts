import type { GoogleCalendar, GoogleEvent, GoogleState } from "./state";

type Write = (calendar: GoogleCalendar, event: GoogleEvent) => void;

/** Invitations between the accounts: a copy with the same id and UID for each guest, and their answer back. */
export function guestsOf({ calendars }: GoogleState, write: Write) {
  /** What a guest sees of it: the same event, in which they are themselves. */
  const copyFor = ({ owner }: GoogleCalendar, event: GoogleEvent): GoogleEvent => {
    const { self: _, ...organizer } = event.organizer ?? {};
    const { self: __, ...creator } = event.creator ?? {};
    const attendees = event.attendees?.map(({ self, ...one }) =>
      one.email === owner.email ? { ...one, self: true } : one,
    );
    return { ...event, organizer, creator, ...(attendees ? { attendees } : {}) };
  };

  const invite = (calendar: GoogleCalendar, event: GoogleEvent): void => {
    for (const theirs of calendars) {
      if (!theirs.isPrimary || theirs.owner === calendar.owner) continue;
      const isInvited = event.attendees?.some(({ email }) => email === theirs.owner.email) ?? false;
      const copy = copyFor(theirs, event);
      if (isInvited) write(theirs, copy);
      else if (theirs.events.has(event.id)) write(theirs, { ...copy, status: "cancelled" });
    }
  };

  /** A guest who takes the event out of their calendar has declined. */
  const answer = (event: GoogleEvent): void => {
    const guest = event.attendees?.find(({ self }) => self);
    const organizers = calendars.find(({ id }) => id === event.organizer?.email);
    const original = organizers?.events.get(event.id)?.event;
    if (!guest || !organizers || !original || original.status === "cancelled") return;
    const responseStatus =
      event.status === "cancelled" ? "declined" : (guest.responseStatus ?? "needsAction");
    const attendees = original.attendees?.map((one) =>
      one.email === guest.email ? { ...one, responseStatus } : one,
    );
    write(organizers, { ...original, ...(attendees ? { attendees } : {}) });
  };

  return {
    /** Everything that follows from what has been written into a calendar. */
    follow(calendar: GoogleCalendar, event: GoogleEvent): void {
      if (event.organizer?.self) invite(calendar, event);
      else answer(event);
    },
  };
}
