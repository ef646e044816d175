import type { FormState } from "@/lib/form-state";

/** What saving a template came to: its new version, or what was wrong. */
export type SaveAnswer =
  | { readonly savedVersion: number }
  | (Pick<FormState, "errors" | "message"> & {
      /** Somebody else saved it meanwhile: the version it has now. */
      readonly theirVersion?: number | undefined;
    });
