import type { Context } from "@/lib/context";
import type { Language } from "@/lib/i18n/locale";
import type { Translate } from "@/lib/i18n/translator";
import type { Link } from "@/lib/links/queries";
import type { PageState } from "./page-state";

/** What every part of a booking page is drawn from. */
export type View = {
  readonly ctx: Context;
  readonly link: Link;
  readonly state: PageState;
  readonly language: Language;
  /** With the clock that the guest has chosen. */
  readonly locale: string;
  readonly t: Translate<"guest">;
};
