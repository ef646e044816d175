import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowList } from "@/components/ui/row-list";
import { textLink } from "@/components/ui/text-link";

/** One time of a day: free, or not for a reason. */
export type DayTime = {
  readonly id: string;
  readonly time: string;
  /** Where everything about this one time stands. */
  readonly href: string;
  /** Why it is not offered, in words; absent for a time that is. */
  readonly reason?: string;
  /** What would free it, and where. */
  readonly remedy?: { readonly text: string; readonly href?: string | undefined };
};

export type DayTimesProps = {
  /** What the list is, for a screen reader. */
  readonly label: string;
  readonly times: readonly DayTime[];
  /** What an offered time is called. */
  readonly offeredText: string;
};

/** Every time at which a meeting could begin on a day, and why it cannot where it cannot. */
export const DayTimes = ({ label, times, offeredText }: DayTimesProps) => (
  <RowList label={label}>
    {times.map(({ id, time, href, reason, remedy }) => (
      <li key={id} className="flex gap-4 px-4 py-2">
        <Link
          href={href}
          prefetch={false}
          className={`${textLink} flex min-h-11 w-20 shrink-0 items-center tabular-nums`}
        >
          {time}
        </Link>
        <div className="min-w-0 flex-1 self-center">
          {reason === undefined ? (
            <Badge tone="success">{offeredText}</Badge>
          ) : (
            <>
              <p>{reason}</p>
              {remedy && <p className="text-sm text-muted">{inWords(remedy)}</p>}
            </>
          )}
        </div>
      </li>
    ))}
  </RowList>
);

const inWords = ({ text, href }: NonNullable<DayTime["remedy"]>) =>
  href === undefined ? (
    text
  ) : (
    <Link
      href={href}
      prefetch={false}
      className="pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
    >
      {text}
    </Link>
  );
