import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-input";

export type RangePickerProps = {
  /** Where the numbers stand. */
  readonly action: string;
  readonly presets: readonly { readonly days: number; readonly label: string; readonly current: boolean }[];
  /** What the fields hold. */
  readonly typed: { readonly from: string; readonly until: string };
  readonly errors: readonly FormError[];
  readonly words: Readonly<
    Record<"needsMending" | "presets" | "from" | "until" | "show" | "zone" | "download", string>
  >;
  /** Where the same numbers are as CSV; without, there are none. */
  readonly csvHref: string | undefined;
};

/** Chooses the days that are counted. Links and a plain form, so that every choice has an address. */
export function RangePicker({ action, presets, typed, errors, words, csvHref }: RangePickerProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <div className="grid gap-4">
      <ErrorSummary title={words.needsMending} errors={errors} />
      <nav aria-label={words.presets}>
        <ul className="flex flex-wrap gap-2">
          {presets.map(({ days, label, current }) => (
            <li key={days}>
              <Link
                href={`${action}?days=${days}`}
                prefetch={false}
                aria-current={current ? "true" : undefined}
                className={buttonClass({ variant: "secondary", className: currentLook })}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={action} className="grid grid-cols-2 items-start gap-4 sm:flex sm:flex-wrap">
        <TextField
          name="from"
          type="date"
          label={words.from}
          defaultValue={typed.from}
          error={errorOf("from")}
        />
        <TextField
          name="until"
          type="date"
          label={words.until}
          defaultValue={typed.until}
          error={errorOf("until")}
        />
        <div className="col-span-2 flex flex-wrap gap-2 sm:mt-7.5">
          <Button type="submit" variant="secondary">
            {words.show}
          </Button>
          {csvHref !== undefined && (
            <a href={csvHref} download className={buttonClass({ variant: "quiet" })}>
              {words.download}
            </a>
          )}
        </div>
      </form>
      <p className="text-sm text-muted">{words.zone}</p>
    </div>
  );
}

const currentLook =
  "aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-ink";
