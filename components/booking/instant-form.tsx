"use client";

import Form from "next/form";
import type { ReactNode } from "react";

export type InstantFormProps = {
  readonly action: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A GET form that sends itself as soon as something in it is chosen; without script, by its button. */
export function InstantForm({ action, className, children }: InstantFormProps) {
  return (
    <Form
      action={action}
      replace
      scroll={false}
      prefetch={false}
      className={className}
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {children}
    </Form>
  );
}
