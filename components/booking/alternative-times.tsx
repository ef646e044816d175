import type { Alternative } from "./form-state";

export type AlternativeTimesProps = {
  /** "Choose another time". */
  readonly title: string;
  readonly alternatives: readonly Alternative[];
  /** The start sent last, RFC 3339: the time that was lost, or one of these. The nearest to it is chosen beforehand. */
  readonly chosen: string | undefined;
};

/** The nearest free times, in place of a lost one; the choice is the form's "start". */
export function AlternativeTimes({ title, alternatives, chosen }: AlternativeTimesProps) {
  const away = ({ start }: Alternative) => Math.abs(Date.parse(start) - Date.parse(chosen ?? start));
  const [checked] = alternatives.toSorted((a, b) => away(a) - away(b));
  return (
    // A new list of times is a new choice.
    <fieldset key={alternatives.map(({ start }) => start).join()}>
      <legend className="mb-2 font-medium">{title}</legend>
      <div className="grid gap-2">
        {alternatives.map(({ start, label }) => (
          <label
            key={start}
            className="flex min-h-11 items-center gap-3 rounded-md border border-edge px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="start"
              value={start}
              defaultChecked={start === checked?.start}
              required
              className="size-4 shrink-0 accent-accent"
            />
            <span className="tabular-nums">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
