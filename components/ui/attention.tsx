"use client";

import { type ReactNode, useEffect, useRef } from "react";

export type AttentionProps = {
  /** A new value is something new to look at: the answer of the server it belongs to. */
  readonly trigger: unknown;
  readonly children: ReactNode;
};

/** Takes the focus, and so the view, when it appears or its trigger changes; with script or without. */
export function Attention({ trigger, children }: AttentionProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the trigger says when, it is not read
  useEffect(() => box.current?.focus(), [trigger]);
  return (
    // biome-ignore lint/a11y/noAutofocus: a form that came back starts at what it says
    <div ref={box} tabIndex={-1} autoFocus className="scroll-mt-4 rounded-md">
      {children}
    </div>
  );
}
