import { classNames } from "@/components/ui/class-names";

/** The name with its mark: an hour hand, and an hour left open. */
export function Brand({ className }: { readonly className?: string | undefined }) {
  return (
    <span className={classNames("inline-flex items-center gap-2 font-semibold tracking-tight", className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 32 32"
        className="size-[1.25em] fill-none stroke-accent stroke-[3.5]"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M16 4a12 12 0 1 0 12 12" />
        <path d="M16 9.5V16h6.5" />
      </svg>
      Openhour
    </span>
  );
}
