import { cleanLine, cleanText } from "@/lib/notifications/clean-text";
import { Fact, SectionHeading } from "./parts";

/** What the mails about a booking are made of. */
export type BookingMail = {
  readonly linkTitle: string;
  readonly hostName: string;
  readonly organizationName: string;
  readonly guestName: string;
  readonly guestEmail?: string;
  /** Whom the guest brings along, in lines. */
  readonly broughtText?: string | undefined;
  /** Who brings the reader along. */
  readonly bookedBy?: string | undefined;
  /** Epoch ms. */
  readonly startsAt: number;
  /** Epoch ms. */
  readonly endsAt: number;
  /** Epoch ms: the start before the move that the mail tells about; left out when there is none to name. */
  readonly movedFrom?: number;
  /** IANA name of the zone whose clock the meeting was agreed by. */
  readonly agreedZone: string;
  /** IANA name of the reader's zone. */
  readonly timeZone: string;
  /** How the reader wants hours written. */
  readonly clock?: "12h" | "24h" | undefined;
  /** Of a reminder: how long it is until the meeting begins. */
  readonly minutesUntil?: number;
  /** The name of who declined the invitation. */
  readonly declinedBy?: string;
  readonly locationText?: string;
  /** Why it was called off, in the words of whoever did. */
  readonly cancelReason?: string;
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  /** Where the reader of this mail looks after the booking; left out for who only comes along. */
  readonly manageUrl?: string | undefined;
  /** Where the guest books another time; left out when the link takes no bookings. */
  readonly bookAgainUrl?: string;
  /** Where the reader says that reminders and thanks shall end. */
  readonly optOutUrl?: string | undefined;
};

/** The same with everything a person typed made safe for headers and text. */
export function cleanBooking(input: BookingMail): BookingMail {
  return {
    ...input,
    linkTitle: cleanLine(input.linkTitle),
    hostName: cleanLine(input.hostName),
    organizationName: cleanLine(input.organizationName),
    guestName: cleanLine(input.guestName),
    ...(input.guestEmail !== undefined && { guestEmail: cleanLine(input.guestEmail) }),
    ...(input.broughtText !== undefined && { broughtText: cleanText(input.broughtText) }),
    ...(input.bookedBy !== undefined && { bookedBy: cleanLine(input.bookedBy) }),
    ...(input.declinedBy !== undefined && { declinedBy: cleanLine(input.declinedBy) }),
    ...(input.locationText !== undefined && { locationText: cleanText(input.locationText) }),
    ...(input.cancelReason !== undefined && { cancelReason: cleanText(input.cancelReason) }),
    answers: input.answers.map(({ label, value }) => ({ label: cleanLine(label), value: cleanText(value) })),
  };
}

/** The answers to the link's questions, as rows of the layout; nothing when there are none. */
export function Answers({
  heading,
  answers,
}: {
  readonly heading: string;
  readonly answers: BookingMail["answers"];
}) {
  const given = answers.filter(({ value }) => value !== "");
  if (given.length === 0) return null;
  return (
    <>
      <SectionHeading>{heading}</SectionHeading>
      {given.map(({ label, value }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and two questions may have one label.
        <Fact key={i} label={label} value={value} />
      ))}
    </>
  );
}
