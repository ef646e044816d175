"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

export type SubmitButtonProps = Omit<ButtonProps, "type" | "children"> & {
  readonly children: ReactNode;
  /** What it says while the form is being sent: "Booking…". Without it the button only pales. */
  readonly pendingLabel?: string | undefined;
};

/**
 * Sends the form it stands in, once: a second press waits for the answer. It keeps its focus
 * and its width meanwhile. Without script it is a plain submit button.
 */
export function SubmitButton({ children, pendingLabel = "", onClick, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const isPendingSaid = pending && pendingLabel !== "";
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      <span className="grid *:[grid-area:1/1]">
        <span className={isPendingSaid ? "invisible" : undefined}>{children}</span>
        <span className={isPendingSaid ? undefined : "invisible"}>{pendingLabel}</span>
      </span>
    </Button>
  );
}
