import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { FoundZone } from "@/lib/time-zones/rules";
import { ZoneFace } from "./zone-option";

export type ZoneListProps = {
  readonly id: string;
  readonly label: string;
  /** Undefined while there is nothing to choose from. */
  readonly zones: readonly FoundZone[] | undefined;
  /** The one that Enter takes; -1 for none. */
  readonly active: number;
  /** What is said when nothing was found. */
  readonly none: string;
  readonly onChoose: (zone: FoundZone) => void;
};

/** The list under the field, over what is below. The field keeps the focus and moves within it. */
export function ZoneList({ id, label, zones, active, none, onChoose }: ZoneListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      className={classNames(
        "absolute inset-x-0 top-full z-10 mt-1 rounded-md border border-edge bg-surface shadow-lg",
        zones === undefined && "hidden",
      )}
    >
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        className="max-h-72 overflow-y-auto rounded-md"
      >
        {zones?.map((zone, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox has the keys and the focus
          <div
            key={zone.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // Pressed, it would take the focus from the field, which closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(zone)}
            className="flex min-h-11 cursor-pointer items-center px-3 py-1 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent-ink"
          >
            <ZoneFace {...zone} />
          </div>
        ))}
      </div>
      {zones?.length === 0 && <p className="px-3 py-2.5 text-muted">{none}</p>}
    </div>
  );
}
