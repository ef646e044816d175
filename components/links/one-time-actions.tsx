"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type OneTimeActionsProps = {
  /** For whom the link is: the buttons of a list are told apart by it. */
  readonly recipient: string;
  /** Already bound to the link; left out when it can no longer be revoked. */
  readonly revoke?: (() => Promise<FormState>) | undefined;
  readonly reissue: () => Promise<FormState>;
};

/** Ends a link, once confirmed, or makes it anew. Works without script. */
export function OneTimeActions({ recipient, revoke, reissue }: OneTimeActionsProps) {
  const t = useTranslations("oneTime");
  return (
    <div className="flex flex-wrap items-start gap-2">
      <OneButton action={reissue} label={t("actions.reissue")} recipient={recipient} />
      {revoke && (
        <details className="open:basis-full">
          <summary className={buttonClass({ variant: "quiet", size: "small" })}>
            {t("actions.revoke")}
            <span className="sr-only"> {t("actions.of", { recipient })}</span>
          </summary>
          <div className="mt-2 grid justify-items-start gap-3 rounded-md border border-line bg-sunken p-4">
            <p>{t("actions.revokeText", { recipient })}</p>
            <OneButton action={revoke} label={t("actions.revokeYes")} recipient={recipient} isDanger />
          </div>
        </details>
      )}
    </div>
  );
}

type OneButtonProps = {
  readonly action: () => Promise<FormState>;
  readonly label: string;
  readonly recipient: string;
  readonly isDanger?: boolean;
};

function OneButton({ action, label, recipient, isDanger = false }: OneButtonProps) {
  const t = useTranslations("oneTime");
  const { state, form } = useKeptForm(action, emptyForm);
  return (
    <form {...form} className="grid gap-2">
      <ErrorSummary title={label} errors={summaryOf(state)} />
      <SubmitButton variant={isDanger ? "danger" : "secondary"} size="small" className="justify-self-start">
        {label}
        <span className="sr-only"> {t("actions.of", { recipient })}</span>
      </SubmitButton>
    </form>
  );
}
