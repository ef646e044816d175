import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";
import type { Alternative, BookingFormState } from "./form-state";

/** Says that somebody else was faster, and offers the nearest free times in place of the lost one. */
export function TakenNotice({ taken }: { readonly taken: NonNullable<BookingFormState["taken"]> }) {
  const { message, alternatives } = taken;
  return (
    <>
      <Attention trigger={taken}>
        <Notice kind="warning" title="That time was just taken">
          {message}
        </Notice>
      </Attention>
      {alternatives.length > 0 && (
        <fieldset>
          <legend className="mb-2 font-medium">Choose another time</legend>
          {/* A new list of times is a new choice, with its first time chosen. */}
          <div key={alternatives.map(({ start }) => start).join()} className="grid gap-2">
            {alternatives.map((alternative, i) => (
              <AlternativeChoice key={alternative.start} {...alternative} isChosen={i === 0} />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

const AlternativeChoice = ({ start, label, isChosen }: Alternative & { readonly isChosen: boolean }) => (
  <label className="flex min-h-11 items-center gap-3 rounded-md border border-edge px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft">
    <input
      type="radio"
      name="start"
      value={start}
      defaultChecked={isChosen}
      required
      className="size-4 shrink-0 accent-accent"
    />
    <span className="tabular-nums">{label}</span>
  </label>
);
