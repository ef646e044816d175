"use client";

import { useEffect, useRef } from "react";
import { Select, type SelectProps } from "@/components/ui/select";

export type ZoneSelectProps = Pick<SelectProps, "id" | "name" | "options"> & { readonly value: string };

/** The select of zones. It follows the page when that changes its zone, and keeps its focus meanwhile. */
export function ZoneSelect({ value, ...rest }: ZoneSelectProps) {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (select.current) select.current.value = value;
  }, [value]);
  return <Select {...rest} ref={select} defaultValue={value} autoComplete="off" className="min-w-0 flex-1" />;
}
