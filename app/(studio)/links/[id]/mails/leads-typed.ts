import { presetLeads } from "@/lib/link-mails/rules";

/** The leads that are ticked, and those written beneath, with commas or spaces between; what is no number stays none. */
export function leadsTyped(fields: Readonly<Record<string, string>>, of: "guest" | "host"): number[] {
  const ticked = presetLeads.filter((lead) => fields[`${of}-${lead}`] !== undefined);
  const written = (fields[`${of}Own`] ?? "").split(/[\s,;]+/).filter((text) => text !== "");
  return [...ticked, ...written.map(Number)];
}
