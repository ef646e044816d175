"use client";

import { useEffect, useRef } from "react";

export type BrowserZoneInputProps = {
  readonly name: string;
  /** The zone without script (IANA). */
  readonly fallback: string;
};

/** A hidden input with the zone of the browser (IANA). */
export function BrowserZoneInput({ name, fallback }: BrowserZoneInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone || fallback;
  }, [fallback]);
  return <input ref={input} type="hidden" name={name} defaultValue={fallback} />;
}
