import type { ReasonKind } from "@/lib/availability/reasons";
import type { OwnersReason } from "./explanation";
import type { Voice } from "./voice";

/** What nobody overrules: other meetings, holds, full sessions, and what is past. */
type Firm = "past" | "meeting" | "hold" | "seats";

const isFirm: Record<Firm, true> = { past: true, meeting: true, hold: true, seats: true };

const isRule = (kind: ReasonKind): kind is Exclude<ReasonKind, Firm> => !(kind in isFirm);

/** "This overrules the working hours and the notice that this link needs." */
export function overrulesText(reasons: readonly OwnersReason[], { t, display }: Voice): string {
  const kinds = new Set(reasons.map(({ kind }) => kind).filter(isRule));
  const rules = new Intl.ListFormat(display.locale).format([...kinds].map((kind) => t(`rules.${kind}`)));
  return t("overrules", { rules: rules || t("rules.all") });
}
