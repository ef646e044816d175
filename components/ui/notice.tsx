import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type NoticeKind = "info" | "success" | "warning" | "error";

export type NoticeProps = {
  readonly kind: NoticeKind;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
};

const LOOKS: Record<NoticeKind, { readonly Icon: LucideIcon; readonly box: string; readonly icon: string }> =
  {
    info: { Icon: Info, box: "border-line bg-sunken", icon: "text-muted" },
    success: { Icon: CircleCheck, box: "border-success/40 bg-success-soft", icon: "text-success" },
    warning: { Icon: TriangleAlert, box: "border-warning/40 bg-warning-soft", icon: "text-warning" },
    error: { Icon: CircleAlert, box: "border-danger/40 bg-danger-soft", icon: "text-danger" },
  };

/** Says what happened. Warnings and errors interrupt a screen reader, the others wait their turn. */
export function Notice({ kind, title, children }: NoticeProps) {
  const { Icon, box, icon } = LOOKS[kind];
  return (
    <div
      role={kind === "error" || kind === "warning" ? "alert" : "status"}
      className={classNames("flex gap-3 rounded-md border p-3 sm:p-4", box)}
    >
      <Icon aria-hidden="true" className={classNames("mt-0.5 size-5 shrink-0", icon)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="[&_a]:underline [&_a]:underline-offset-2">{children}</div>}
      </div>
    </div>
  );
}
