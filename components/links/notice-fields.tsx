import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-input";
import type { noticeUnits } from "@/lib/link-forms/rules";
import type { LinkForm } from "./use-link-form";

export type NoticeFieldsProps = {
  readonly form: LinkForm;
  /** The number and its unit. */
  readonly names: readonly ["notice", "noticeUnit"] | readonly ["changeNotice", "changeNoticeUnit"];
  readonly label: string;
  readonly hint: string;
  /** What a screen reader calls the unit. */
  readonly unitLabel: string;
};

const units = ["minutes", "hours", "days"] as const satisfies readonly (keyof typeof noticeUnits)[];

/** A span of time before a meeting's start: a number, and minutes, hours or days. */
export function NoticeFields({ form, names: [name, unitName], label, hint, unitLabel }: NoticeFieldsProps) {
  const t = useTranslations("wizard.limits");
  const { error: _, ...unit } = form.field(unitName);
  return (
    <div className="grid items-end gap-3 sm:max-w-md sm:grid-cols-[minmax(0,1fr)_10rem]">
      <TextField {...form.field(name)} inputMode="numeric" autoComplete="off" label={label} hint={hint} />
      <Select {...unit} aria-label={unitLabel} options={units.map((value) => ({ value, label: t(value) }))} />
    </div>
  );
}
