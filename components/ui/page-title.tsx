import type { ReactNode } from "react";

export type PageTitleProps = {
  readonly title: string;
  readonly description?: string | undefined;
  /** The one primary action of the page. */
  readonly action?: ReactNode;
};

/** The heading of a studio page, with its one primary action. */
export function PageTitle({ title, description, action }: PageTitleProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {action}
    </div>
  );
}
