import { buttonClass } from "@/components/ui/button-class";
import { DETAILS_ID, TIMES_ID, withAnchor } from "./anchors";

export type OfferedTime = {
  /** "09:30", or "9:30 am". */
  readonly label: string;
  readonly href: string;
  /** "3 seats left", for group sessions; "your time now", where a booking is moved. */
  readonly note?: string | undefined;
  readonly isSelected: boolean;
  /** The instant, RFC 3339. */
  readonly iso: string;
};

export type PartOfDay = { readonly title: string; readonly times: readonly OfferedTime[] };

export type TimeListProps = {
  /** The day in words; also the heading when it has no times. */
  readonly dateTitle: string;
  readonly zoneText: string;
  /** What else there is to know of the clock: how far the host's is, that it is put forward or back. */
  readonly clockTexts?: readonly string[] | undefined;
  /** Parts of the day in order; those without times are left out. */
  readonly parts: readonly PartOfDay[];
  /** When there is nothing to choose: why, and the way to the next free day. */
  readonly empty?:
    | {
        readonly text: string;
        readonly next?: { readonly href: string; readonly label: string } | undefined;
      }
    | undefined;
};

/** The times of a day as links, by part of the day. */
export function TimeList({ dateTitle, zoneText, clockTexts, parts, empty }: TimeListProps) {
  return (
    <section
      id={TIMES_ID}
      tabIndex={-1}
      aria-labelledby={`${TIMES_ID}-title`}
      className="grid scroll-mt-4 content-start gap-6 outline-none md:scroll-mt-[100vh]"
    >
      <div>
        <h2 id={`${TIMES_ID}-title`} className="text-lg font-semibold">
          {dateTitle}
        </h2>
        <p className="text-sm text-muted">{zoneText}</p>
        {clockTexts?.map((text) => (
          <p key={text} className="mt-1 text-sm">
            {text}
          </p>
        ))}
      </div>
      {empty && <NothingFree {...empty} />}
      {parts
        .filter(({ times }) => times.length > 0)
        .map((part) => (
          // Of another day or zone they are others, which come new and are not seen to jump.
          <PartTimes key={`${dateTitle} ${zoneText} ${part.title}`} {...part} />
        ))}
    </section>
  );
}

const PartTimes = ({ title, times }: PartOfDay) => (
  <div className="grid gap-2">
    <h3 className="text-sm text-muted">{title}</h3>
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2 md:grid-cols-2">
      {times.map(({ label, note, href, isSelected, iso }) => (
        <li key={iso}>
          <a
            href={withAnchor(href, DETAILS_ID)}
            aria-current={isSelected ? "true" : undefined}
            className="flex min-h-11 flex-col items-center justify-center rounded-md border border-line font-medium text-accent-ink transition-colors hover:border-accent hover:bg-accent-soft aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:text-on-accent"
          >
            <time dateTime={iso}>{label}</time>
            {note && <span className="pb-1 text-xs font-normal">{note}</span>}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

const NothingFree = ({ text, next }: NonNullable<TimeListProps["empty"]>) => (
  <div className="grid justify-items-start gap-4">
    <p>{text}</p>
    {next && (
      <a href={withAnchor(next.href, TIMES_ID)} className={buttonClass({ variant: "secondary" })}>
        {next.label}
      </a>
    )}
  </div>
);
