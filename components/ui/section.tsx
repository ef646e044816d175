import { type ReactNode, useId } from "react";

export type SectionProps = {
  readonly title: string;
  readonly description?: string | undefined;
  /** A small action that belongs to the section, beside its title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, description, action, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          {description && <p className="text-muted">{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
