"use client";

import { X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { createContext, type ReactNode, use, useCallback, useState } from "react";
import { useTranslations } from "use-intl";

export type ToastText = {
  /** What was done: "Intro call is archived". */
  readonly title: string;
  /** Takes it back; shows an Undo button. */
  readonly undo?: (() => void) | undefined;
  /** It did not work: interrupts a screen reader. */
  readonly isError?: boolean;
};

type Shown = ToastText & { readonly id: number };

const Say = createContext<(toast: ToastText) => void>(() => {
  throw new Error("There is no <Toaster> around this component.");
});

/** How one says something in passing: `const toast = useToast()`, then `toast({ title, undo })`. */
export const useToast = () => use(Say);

/** Long enough to read it and to reach Undo; it waits while the pointer or the focus is on it. */
const shownMs = 8_000;

/** Shows what its children say in passing, at the lower edge of the window. F8 goes to it. */
export function Toaster({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("ui");
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const say = useCallback(
    (toast: ToastText) =>
      setToasts((shown) => [...shown.slice(-2), { ...toast, id: (shown.at(-1)?.id ?? 0) + 1 }]),
    [],
  );
  const forget = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <Say value={say}>
      <Primitive.Provider duration={shownMs} label={t("notification")} swipeDirection="down">
        {children}
        {toasts.map(({ id, title, undo, isError = false }) => (
          <Primitive.Root
            key={id}
            type={isError ? "foreground" : "background"}
            onOpenChange={(isOpen) => !isOpen && forget(id)}
            className="flex items-center gap-2 rounded-md border border-line bg-surface py-1 ps-4 pe-1 shadow-float"
          >
            <Primitive.Title className="min-w-0 flex-1">{title}</Primitive.Title>
            {undo && (
              <Primitive.Action
                altText={t("undo")}
                onClick={undo}
                className="min-h-11 rounded-md px-3 font-medium text-accent-ink hover:bg-accent-soft"
              >
                {t("undo")}
              </Primitive.Action>
            )}
            <Primitive.Close
              aria-label={t("close")}
              className="grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Primitive.Close>
          </Primitive.Root>
        ))}
        <Primitive.Viewport
          label={`${t("notifications")} ({hotkey})`}
          className="fixed inset-x-4 bottom-4 z-30 mx-auto grid max-w-md gap-2 outline-none"
        />
      </Primitive.Provider>
    </Say>
  );
}
