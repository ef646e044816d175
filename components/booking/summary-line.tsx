import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** One fact of the invitation, with a small sign before it. */
export function SummaryLine({ Icon, children }: { readonly Icon: LucideIcon; readonly children: ReactNode }) {
  return (
    <li className="flex gap-2.5 text-muted">
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}
