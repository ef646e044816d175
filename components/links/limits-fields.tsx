import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-input";
import type { StepFieldsProps } from "./basics-fields";
import { ChangeFields } from "./change-fields";
import { NoticeFields } from "./notice-fields";

/** How many, how soon, and whether the owner decides. */
export function LimitsFields({ form }: StepFieldsProps) {
  const t = useTranslations("wizard.limits");
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  const { defaultValue: approval, ...requiresApproval } = form.field("requiresApproval");
  return (
    <>
      <NoticeFields
        form={form}
        names={["notice", "noticeUnit"]}
        label={t("notice")}
        hint={t("noticeHint")}
        unitLabel={t("noticeUnit")}
      />
      <fieldset aria-describedby="most-hint" className="grid min-w-0 gap-1.5">
        <legend className="mb-1.5 font-medium">{t("most")}</legend>
        <p id="most-hint" className="-mt-2 text-sm text-muted">
          {t("mostHint")}
        </p>
        <div className="grid grid-cols-3 gap-3 sm:max-w-md">
          <TextField {...form.field("limitPerDay")} {...number} label={t("perDay")} />
          <TextField {...form.field("limitPerWeek")} {...number} label={t("perWeek")} />
          <TextField {...form.field("limitPerMonth")} {...number} label={t("perMonth")} />
        </div>
      </fieldset>
      <CheckboxField
        {...requiresApproval}
        value="on"
        defaultChecked={approval !== ""}
        label={t("approval")}
        hint={t("approvalHint")}
      />
      <div className="sm:max-w-md">
        <TextField {...form.field("seats")} {...number} label={t("seats")} hint={t("seatsHint")} />
      </div>
      <ChangeFields form={form} />
    </>
  );
}
