import { useTranslations } from "use-intl";
import type { DraftState } from "./use-draft";

/** Whether what is typed is kept, in a quiet line that is always as high. */
export function DraftStatus({ state }: { readonly state: DraftState }) {
  const t = useTranslations("wizard");
  return (
    <p role="status" className="min-h-6 text-sm text-muted max-sm:basis-full sm:ms-auto">
      {state === "saving" && t("savingDraft")}
      {state === "saved" && t("saved")}
      {state === "offline" && t("offline")}
      {typeof state === "object" && t("notSaved", { problem: state.problem })}
    </p>
  );
}
