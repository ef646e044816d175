import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";

export type CopyToProps = {
  /** The day whose hours are copied: "Tuesday". */
  readonly from: string;
  /** The other days, by their number: Monday is 0. */
  readonly others: readonly { readonly day: number; readonly name: string }[];
  readonly onCopy: (days: readonly number[]) => void;
};

/** Chooses the days that get the same hours. The boxes have no names, so they are not sent. */
export function CopyTo({ from, others, onCopy }: CopyToProps) {
  const t = useTranslations("schedules.hours");
  const details = useRef<HTMLDetailsElement>(null);
  function copy() {
    const boxes = [...(details.current?.querySelectorAll("input") ?? [])];
    onCopy(boxes.filter((box) => box.checked).map((box) => Number(box.value)));
    for (const box of boxes) box.checked = false;
    if (details.current) details.current.open = false;
    details.current?.querySelector("summary")?.focus();
  }
  return (
    <details ref={details} className="open:basis-full noscript:hidden">
      <summary
        className={buttonClass({
          variant: "quiet",
          size: "small",
          className: "[&::-webkit-details-marker]:hidden",
        })}
      >
        {t("copyTo")}
        <span className="sr-only"> {t("copyToOf", { day: from })}</span>
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 rounded-md bg-sunken p-3">
        {others.map(({ day, name }) => (
          <label key={day} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
            <input type="checkbox" value={day} className="size-4.5 accent-(--accent)" />
            {name}
          </label>
        ))}
        <Button variant="secondary" size="small" onClick={copy}>
          {t("copy")}
          <span className="sr-only"> {t("copyOf", { day: from })}</span>
        </Button>
      </div>
    </details>
  );
}
