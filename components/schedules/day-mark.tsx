import { classNames } from "@/components/ui/class-names";

/** open: as in every week; own: hours of its own, or closed by hand; off: days off or a holiday; none: closed every week. */
export type MarkKind = "open" | "own" | "off" | "none";

const LOOKS: Record<MarkKind, string> = {
  open: "size-2 rounded-full border-2",
  own: "size-2.5 rotate-45 border-transparent bg-current",
  off: "h-1 w-3 bg-current",
  none: "",
};

const COLOURS: Record<MarkKind, string> = {
  open: "text-accent",
  own: "text-accent",
  off: "text-danger",
  none: "",
};

export type DayMarkProps = {
  readonly kind: MarkKind;
  /** Stands on the accent colour, so takes the colour of the text there. */
  readonly isOnAccent?: boolean;
};

/** What a date is where there is no room for words; the shape says it, the colour only helps. */
export function DayMark({ kind, isOnAccent = false }: DayMarkProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames("inline-block border-current", LOOKS[kind], !isOnAccent && COLOURS[kind])}
    />
  );
}
