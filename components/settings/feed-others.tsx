"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonForm } from "@/components/ui/button-form";
import type { FormState } from "@/lib/form-state";

export type OtherFeed = {
  readonly id: string;
  readonly madeBy: string;
  readonly usedText: string;
  readonly revoke: (state: FormState, data: FormData) => Promise<FormState>;
};

/** Whom else an address of the same feed belongs to: not to be seen here, but, once confirmed, to be revoked. */
export function FeedOthers({ feeds }: { readonly feeds: readonly OtherFeed[] }) {
  const t = useTranslations("feeds");
  return (
    <ul className="grid gap-4">
      {feeds.map(({ id, madeBy, usedText, revoke }) => (
        <li key={id} className="grid justify-items-start gap-2 wrap-anywhere">
          <div>
            <p>{t("others", { name: madeBy })}</p>
            <p className="text-sm text-muted">{usedText}</p>
          </div>
          <details>
            <summary className={buttonClass({ variant: "secondary", size: "small" })}>
              {t("revokeOf", { name: madeBy })}
            </summary>
            <div className="mt-2 grid justify-items-start gap-3 rounded-md border border-line bg-sunken p-4">
              <p>{t("changeText")}</p>
              <ButtonForm action={revoke} variant="danger" size="small">
                {t("revoke")}
                <span className="sr-only"> {t("revokeOf", { name: madeBy })}</span>
              </ButtonForm>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
