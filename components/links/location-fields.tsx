import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-input";
import { ChoiceField } from "./choice-field";
import { PlaceFields } from "./place-fields";
import type { LinkForm } from "./use-link-form";

/** Where the meeting is. */
export function LocationFields({ form }: { readonly form: LinkForm }) {
  const t = useTranslations("wizard.location");
  const options = [
    { value: "", label: t("none") },
    { value: "video", label: t("video") },
    { value: "phone", label: t("phone") },
    { value: "address", label: t("address") },
    { value: "ask", label: t("ask") },
    { value: "choice", label: t("choice") },
  ];
  return (
    <ChoiceField form={form} name="locationKind" label={t("title")} options={options}>
      <div className="mt-2 hidden group-has-[input[value=video]:checked]/choice:block">
        <TextField
          {...form.field("locationVideo")}
          type="url"
          inputMode="url"
          label={t("videoLabel")}
          hint={t("videoHint")}
          placeholder="https://"
        />
      </div>
      <div className="mt-2 hidden group-has-[input[value=phone]:checked]/choice:block">
        <TextField {...form.field("locationPhone")} label={t("phoneLabel")} hint={t("phoneHint")} />
      </div>
      <div className="mt-2 hidden group-has-[input[value=address]:checked]/choice:block">
        <TextField {...form.field("locationAddress")} label={t("addressLabel")} />
      </div>
      <p className="hidden text-sm text-muted group-has-[input[value=ask]:checked]/choice:block">
        {t("askHint")}
      </p>
      <div className="mt-2 hidden group-has-[input[value=choice]:checked]/choice:block">
        <PlaceFields form={form} />
      </div>
    </ChoiceField>
  );
}
