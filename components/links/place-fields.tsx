import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { type PlaceField, placeNumbers } from "@/lib/link-forms/rules";
import { placeLabelMaxLength } from "@/lib/links/rules";
import type { LinkForm } from "./use-link-form";

type PlaceNumber = (typeof placeNumbers)[number];

/** Places of which the guest chooses one: two rows in sight, the others under a fold. */
export function PlaceFields({ form }: { readonly form: LinkForm }) {
  const t = useTranslations("wizard.location");
  const [first, second, ...others] = placeNumbers;
  const isUsed = (n: PlaceNumber) =>
    form.values[`place${n}Kind`] !== "" ||
    form.values[`place${n}Value`] !== "" ||
    form.errorOf(`place${n}Kind`) !== undefined;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{t("choiceHint")}</p>
      <PlaceRow form={form} number={first} />
      <PlaceRow form={form} number={second} />
      <details open={others.some(isUsed)}>
        <summary className="min-h-11 cursor-pointer content-center font-medium text-accent-ink">
          {t("morePlaces")}
        </summary>
        <div className="grid gap-3">
          {others.map((number) => (
            <PlaceRow key={number} form={form} number={number} />
          ))}
        </div>
      </details>
    </div>
  );
}

function PlaceRow({ form, number }: { readonly form: LinkForm; readonly number: PlaceNumber }) {
  const t = useTranslations("wizard.location");
  const name = (part: "Kind" | "Value" | "Label" | "Id") =>
    `place${number}${part}` satisfies PlaceField as PlaceField;
  const { error: _, ...id } = form.field(name("Id"));
  const kinds = ["video", "phone", "address", "ask"] as const;
  return (
    <div className="group/place grid items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <input {...id} type="hidden" />
      <SelectField
        {...form.field(name("Kind"))}
        label={t("placeKind", { number })}
        options={[
          { value: "", label: t("placeNone") },
          ...kinds.map((value) => ({ value, label: t(value) })),
        ]}
      />
      <div className="grid gap-3 group-has-[option[value=ask]:checked]/place:hidden">
        <TextField {...form.field(name("Value"))} label={t("placeValue", { number })} autoComplete="off" />
        <TextField
          {...form.field(name("Label"))}
          label={t("placeLabel", { number })}
          hint={t("placeLabelHint")}
          maxLength={placeLabelMaxLength}
          autoComplete="off"
        />
      </div>
    </div>
  );
}
