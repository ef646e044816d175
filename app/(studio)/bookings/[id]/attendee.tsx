import { Badge, type BadgeTone } from "@/components/ui/badge";
import { textLink } from "@/components/ui/text-link";
import type { BookingDetails } from "@/lib/bookings/queries";
import type { ShownBooking } from "./shown-booking";

type Person = Pick<BookingDetails["guest"], "name" | "email" | "response">;

const tones: Readonly<Partial<Record<Person["response"], BadgeTone>>> = {
  accepted: "success",
  declined: "danger",
};

/** A person with their address, which some are known by alone, and what they answered to the invitation. */
export const Attendee = ({ person, t }: { readonly person: Person } & Pick<ShownBooking, "t">) => (
  <>
    {person.name === person.email ? <Mailto {...person} /> : <Named {...person} />}
    {person.response !== "needs_action" && (
      <>
        {" "}
        <Badge tone={tones[person.response]}>{t(`details.responses.${person.response}`)}</Badge>
      </>
    )}
  </>
);

const Named = ({ name, email }: Person) => (
  <>
    {name} (<Mailto email={email} />)
  </>
);

const Mailto = ({ email }: Pick<Person, "email">) => (
  <a href={`mailto:${email}`} className={textLink}>
    {email}
  </a>
);
