import { buttonClass } from "@/components/ui/button-class";

export type CalendarChoice = {
  /** "Google", or the file for any other calendar. */
  readonly label: string;
  readonly href: string;
  readonly isFile: boolean;
};

export type AddToCalendarProps = {
  readonly title: string;
  readonly calendars: readonly CalendarChoice[];
};

/** Plain links to the guest's calendar: pages of theirs in a tab of their own, or a file. Nothing of theirs is loaded here. */
export function AddToCalendar({ title, calendars }: AddToCalendarProps) {
  return (
    <nav aria-labelledby="add-to-calendar" className="grid gap-3">
      <h2 id="add-to-calendar" className="text-lg font-semibold">
        {title}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {calendars.map(({ label, href, isFile }) => (
          <li key={label}>
            <a
              href={href}
              className={buttonClass({ variant: "secondary" })}
              {...(isFile ? { download: true } : { target: "_blank", rel: "noopener noreferrer" })}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
