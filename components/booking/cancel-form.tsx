import { ActionForm, type ActionFormProps } from "@/components/ui/action-form";

export type CancelFormProps = Pick<ActionFormProps, "action"> & {
  /** Who will read the reason. */
  readonly hint: string;
};

/** Asks why, and calls the booking off when it is sent: opening an address alone never does. */
export function CancelForm({ action, hint }: CancelFormProps) {
  return (
    <ActionForm
      action={action}
      submitLabel="Cancel the booking"
      pendingLabel="Cancelling…"
      fields={[{ name: "reason", label: "Reason (optional)", hint, maxLength: 500 }]}
    />
  );
}
