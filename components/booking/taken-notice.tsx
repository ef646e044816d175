import { Notice } from "@/components/ui/notice";
import type { Alternative } from "./form-state";

export type TakenNoticeProps = {
  readonly message: string;
  /** The nearest free times; the first is chosen beforehand. */
  readonly alternatives: readonly Alternative[];
};

/** Says that somebody else was faster, and offers the nearest free times in place of the lost one. */
export function TakenNotice({ message, alternatives }: TakenNoticeProps) {
  return (
    <>
      <Notice kind="warning" title="That time was just taken">
        <p>{message}</p>
      </Notice>
      {alternatives.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium">Choose another time</legend>
          {alternatives.map(({ start, label }, i) => (
            <label
              key={start}
              className="flex min-h-11 items-center gap-3 rounded-md border border-edge px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="start"
                value={start}
                defaultChecked={i === 0}
                required
                className="size-4 shrink-0 accent-accent"
              />
              <span className="tabular-nums">{label}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
