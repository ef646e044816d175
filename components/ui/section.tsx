import { type ReactNode, useId } from "react";

export type SectionProps = {
  readonly title: string;
  readonly children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="grid min-w-0 grid-cols-1 gap-4">
      <h2 id={titleId} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
