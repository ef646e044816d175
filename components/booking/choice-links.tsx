export type Choice = {
  /** "30 minutes". */
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
};

export type ChoiceLinksProps = {
  /** What a screen reader calls the choice: "Length". */
  readonly label: string;
  readonly choices: readonly Choice[];
};

/** Several lengths, or clocks, to choose from, as links; the chosen one is marked. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ label: text, href, current }) => (
          <li key={text}>
            <a
              href={href}
              aria-current={current ? "true" : undefined}
              className="flex min-h-11 min-w-11 items-center justify-center rounded-md border border-line px-2.5 whitespace-nowrap transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
