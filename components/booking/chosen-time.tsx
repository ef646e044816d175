import type { FormWords } from "./form-words";

export type ChosenTimeProps = {
  /** The day in words. */
  readonly dateText: string;
  /** "09:30 – 10:00". */
  readonly timeText: string;
  readonly zoneText: string;
  /** When that is for the host, where their clock is another one. */
  readonly hostText?: string | undefined;
  /** Start of the meeting, RFC 3339. */
  readonly iso?: string | undefined;
  /** Back to the times. */
  readonly changeHref?: string | undefined;
  readonly words: FormWords;
};

/** The time that was picked, above the form. */
export function ChosenTime({ dateText, timeText, zoneText, hostText, ...rest }: ChosenTimeProps) {
  const { iso, changeHref, words } = rest;
  return (
    <div className="flex items-start justify-between gap-4 rounded-md border border-line bg-sunken p-4">
      <div>
        <p className="text-sm text-muted">{dateText}</p>
        <p className="text-lg font-semibold">
          <time dateTime={iso}>{timeText}</time>
        </p>
        <p className="text-sm text-muted">{zoneText}</p>
        {hostText && <p className="mt-2 text-sm">{hostText}</p>}
      </div>
      {changeHref && (
        <a
          href={changeHref}
          aria-label={words.changeTime}
          className="-my-2 -me-2 inline-flex min-h-11 items-center rounded-md px-3 font-medium text-accent-ink transition-colors hover:bg-accent-soft"
        >
          {words.change}
        </a>
      )}
    </div>
  );
}
