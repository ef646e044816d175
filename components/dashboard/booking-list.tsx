import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { BookingState, type BookingStateProps } from "./booking-state";

export type BookingListProps = {
  readonly days: readonly {
    /** The day in words. */
    readonly title: string;
    readonly bookings: readonly {
      readonly href: string;
      readonly time: string;
      readonly title: string;
      readonly detail: string;
      readonly state?: BookingStateProps | undefined;
    }[];
  }[];
};

/** Bookings under their days. */
export const BookingList = ({ days }: BookingListProps) => (
  <div className="grid gap-8">
    {days.map(({ title, bookings }) => (
      <Section key={title} title={title}>
        <RowList label={title}>
          {bookings.map(({ href, time, title, detail, state }) => (
            <Row
              key={href}
              href={href}
              leading={time}
              title={title}
              detail={detail}
              trailing={state && <BookingState {...state} />}
            />
          ))}
        </RowList>
      </Section>
    ))}
  </div>
);
