"use client";

import { useSyncExternalStore } from "react";

export type BrowserZoneInputProps = {
  readonly name: string;
  /** The zone without script (IANA). */
  readonly fallback: string;
};

/** A hidden input with the zone of the browser (IANA). */
export function BrowserZoneInput({ name, fallback }: BrowserZoneInputProps) {
  const zone = useSyncExternalStore(neverChanges, browserZone, () => "");
  return <input type="hidden" name={name} value={zone || fallback} />;
}

const neverChanges = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
