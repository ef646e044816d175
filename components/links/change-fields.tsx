import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { NoticeFields } from "./notice-fields";
import type { LinkForm } from "./use-link-form";

/** What guests may do with their own booking, and until how long before its start. */
export function ChangeFields({ form }: { readonly form: LinkForm }) {
  const t = useTranslations("wizard.changes");
  const tick = (name: "guestMayMove" | "guestMayCancel") => {
    const { defaultValue, ...field } = form.field(name);
    return { ...field, value: "on", defaultChecked: defaultValue !== "" };
  };
  return (
    <fieldset aria-describedby="changes-hint" className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">{t("title")}</legend>
      <p id="changes-hint" className="-mt-2 text-sm text-muted">
        {t("hint")}
      </p>
      <CheckboxField {...tick("guestMayMove")} label={t("move")} />
      <CheckboxField {...tick("guestMayCancel")} label={t("cancel")} />
      <NoticeFields
        form={form}
        names={["changeNotice", "changeNoticeUnit"]}
        label={t("notice")}
        hint={t("noticeHint")}
        unitLabel={t("noticeUnit")}
      />
    </fieldset>
  );
}
