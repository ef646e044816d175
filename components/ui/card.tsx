import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type CardProps = {
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

/** A quiet frame around things that belong together. */
export function Card({ children, className }: CardProps) {
  return (
    <div className={classNames("rounded-lg border border-line bg-surface p-4 sm:p-6", className)}>
      {children}
    </div>
  );
}
