"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export type DialogProps = {
  /** The button that opens it; left out when `isOpen` says. */
  readonly trigger?: ReactNode;
  readonly title: string;
  /** A sentence under the title, read out when it opens. */
  readonly description?: string | undefined;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** Something to decide before going on: over the page, closed by Escape, giving the focus back. */
export function Dialog({ trigger, title, description, children, isOpen, onOpenChange }: DialogProps) {
  const t = useTranslations("ui");
  const controlled = isOpen === undefined ? {} : { open: isOpen };
  return (
    <Primitive.Root {...controlled} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-20 bg-ink/40 dark:bg-canvas/70" />
        <Primitive.Content
          {...(description === undefined && { "aria-describedby": undefined })}
          className="fixed inset-x-4 top-1/2 z-20 mx-auto grid max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-5 shadow-float outline-none sm:p-6"
        >
          <div className="flex items-start justify-between gap-4">
            <div className="grid gap-1">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-muted">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close
              aria-label={t("close")}
              className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
