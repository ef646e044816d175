import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";
import type { Alternative, BookingFormState } from "./form-state";

export type TakenNoticeProps = {
  readonly taken: NonNullable<BookingFormState["taken"]>;
  /** The alternative chosen before, if the form came back for another reason; else the first. */
  readonly chosen?: string | undefined;
  /** Back to all times. */
  readonly timesHref?: string | undefined;
};

/** Says that somebody else was faster, and offers the nearest free times in place of the lost one. */
export function TakenNotice({ taken, chosen, timesHref }: TakenNoticeProps) {
  const { message, alternatives } = taken;
  const checked = alternatives.find(({ start }) => start === chosen) ?? alternatives[0];
  return (
    <>
      <Attention trigger={taken}>
        <Notice kind="warning" title="That time was just taken">
          {message} {timesHref && <a href={timesHref}>See all times</a>}
        </Notice>
      </Attention>
      {checked && (
        <fieldset>
          <legend className="mb-2 font-medium">Choose another time</legend>
          {/* A new list of times is a new choice. */}
          <div key={alternatives.map(({ start }) => start).join()} className="grid gap-2">
            {alternatives.map((alternative) => (
              <AlternativeChoice
                key={alternative.start}
                {...alternative}
                isChecked={alternative === checked}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

const AlternativeChoice = ({ start, label, isChecked }: Alternative & { readonly isChecked: boolean }) => (
  <label className="flex min-h-11 items-center gap-3 rounded-md border border-edge px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft">
    <input
      type="radio"
      name="start"
      value={start}
      defaultChecked={isChecked}
      required
      className="size-4 shrink-0 accent-accent"
    />
    <span className="tabular-nums">{label}</span>
  </label>
);
