"use client";

import { TextAreaField, type TextAreaFieldProps } from "@/components/ui/text-area";

/** A text to take along: selected as a whole when one goes there. */
export const SourceText = (props: TextAreaFieldProps) => (
  <TextAreaField
    {...props}
    readOnly
    spellCheck={false}
    onFocus={(event) => event.currentTarget.select()}
    className="bg-sunken font-mono text-sm break-all"
  />
);
