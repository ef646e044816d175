"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonForm } from "@/components/ui/button-form";
import type { FormState } from "@/lib/form-state";

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
  const ofLink = <span className="sr-only"> {t("actions.of", { recipient })}</span>;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ButtonForm action={reissue} variant="secondary" size="small">
        {t("actions.reissue")}
        {ofLink}
      </ButtonForm>
      {revoke && (
        <details className="open:basis-full">
          <summary className={buttonClass({ variant: "quiet", size: "small" })}>
            {t("actions.revoke")}
            {ofLink}
          </summary>
          <div className="mt-2 grid justify-items-start gap-3 rounded-md border border-line bg-sunken p-4">
            <p>{t("actions.revokeText", { recipient })}</p>
            <ButtonForm action={revoke} variant="danger" size="small">
              {t("actions.revokeYes")}
              {ofLink}
            </ButtonForm>
          </div>
        </details>
      )}
    </div>
  );
}
