import { toStorable } from "@/lib/storable";

/** A pattern of LIKE for what has a text in it; what somebody types is looked for as it stands. */
export const containing = (text: string): string => `%${toStorable(text).replace(/[\\%_]/g, "\\$&")}%`;
