import type { FormError } from "@/components/ui/error-summary";
import type { TypedLink } from "@/lib/link-forms/rules";

/** What a link's form shows after the server has answered. */
export type LinkFormState = {
  /** What was typed; left out before anything was sent. */
  readonly typed?: TypedLink;
  readonly errors: readonly FormError[];
  /** Of a link that is being changed. */
  readonly change?: {
    /** The version that the form was made for. */
    readonly version: number;
    /** The one that the link had when the server answered. */
    readonly current: number;
    /** Somebody else's change came first. */
    readonly isConflict: boolean;
  };
};

export const untouchedForm: LinkFormState = { errors: [] };
