import type { Translate } from "@/lib/i18n/translator";
import type { Display } from "@/lib/time/format";

/** In whose words the owner is told: their language, and their way of writing times. */
export type Voice = { readonly t: Translate<"explanations">; readonly display: Display };
