import { ActionForm, type ActionFormProps } from "@/components/ui/action-form";
import type { Translate } from "@/lib/i18n/translator";

export type CancelFormProps = Pick<ActionFormProps, "action" | "errorTitle"> & {
  /** Who will read the reason. */
  readonly hint: string;
  readonly t: Translate<"bookingActions">;
};

/** Asks why, and calls the booking off when it is sent: opening an address alone never does. */
export function CancelForm({ action, hint, errorTitle, t }: CancelFormProps) {
  return (
    <ActionForm
      action={action}
      submitLabel={t("cancel.submit")}
      pendingLabel={t("cancel.pending")}
      errorTitle={errorTitle}
      fields={[{ name: "reason", label: t("cancel.reason"), hint, maxLength: 500 }]}
    />
  );
}
