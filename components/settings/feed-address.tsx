"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonForm } from "@/components/ui/button-form";
import { CopyField } from "@/components/ui/copy-field";
import type { FormState } from "@/lib/form-state";

type Action = (state: FormState, data: FormData) => Promise<FormState>;

export type FeedAddressProps = {
  /** Whose or what bookings it shows. */
  readonly name: string;
  /** Its address; none has been made when it is undefined. */
  readonly url: string | undefined;
  /** When it was last asked for, in words. */
  readonly usedText: string | undefined;
  readonly make: Action;
  readonly revoke: Action | undefined;
};

/** The address of a feed, with what can be done about it; or a button that makes one. Works without script. */
export function FeedAddress({ name, url, usedText, make, revoke }: FeedAddressProps) {
  const t = useTranslations("feeds");
  const ofWhom = <span className="sr-only"> {t("of", { name })}</span>;
  if (url === undefined)
    return (
      <ButtonForm action={make} variant="secondary">
        {t("make")}
        {ofWhom}
      </ButtonForm>
    );
  return (
    <div className="grid gap-3">
      <CopyField label={t("address", { name })} value={url} />
      <p className="text-sm text-muted">{usedText}</p>
      <details>
        <summary className={buttonClass({ variant: "secondary", size: "small" })}>
          {t("change")}
          {ofWhom}
        </summary>
        <div className="mt-2 grid justify-items-start gap-3 rounded-md border border-line bg-sunken p-4">
          <p>{t("changeText")}</p>
          <div className="flex flex-wrap gap-2">
            <ButtonForm action={make} variant="secondary" size="small">
              {t("makeNew")}
              {ofWhom}
            </ButtonForm>
            {revoke && (
              <ButtonForm action={revoke} variant="danger" size="small">
                {t("revoke")}
                {ofWhom}
              </ButtonForm>
            )}
          </div>
        </div>
      </details>
    </div>
  );
}
