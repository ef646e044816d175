import { useLocale, useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { bufferPresets, incrementPresets, lengthPresets, lengthsIn } from "@/lib/link-forms/rules";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import type { StepFieldsProps } from "./basics-fields";
import { ChoiceField } from "./choice-field";
import { PresetField } from "./preset-field";

/** How long a meeting is, how far apart starts are, and what stays free around it. */
export function LengthsFields({ form }: StepFieldsProps) {
  const t = useTranslations("wizard.lengths");
  const locale = useLocale();
  const inWords = (value: string) => ({ value, label: formatDuration(Number(value) * minuteMs, locale) });
  const chosen = lengthsIn({ ...form.values, durationFirst: "" }).filter((minutes) => !Number.isNaN(minutes));
  const { durationFirst } = form.values;
  const kept = /^\d+$/.test(durationFirst) ? [durationFirst] : [];
  const firsts = new Set([...chosen.map(String), ...kept]);
  return (
    <>
      <ChoiceField
        form={form}
        name="durations"
        type="checkbox"
        label={t("durations")}
        hint={t("durationsHint")}
        error={form.errorOf("durations")}
        options={lengthPresets.map(inWords)}
      />
      <div className="sm:max-w-80">
        <TextField
          {...form.field("durationsOther")}
          label={t("durationsOther")}
          hint={t("durationsOtherHint")}
          autoComplete="off"
        />
      </div>
      <div className="sm:max-w-80">
        <SelectField
          {...form.field("durationFirst")}
          label={t("first")}
          hint={t("firstHint")}
          options={[{ value: "", label: t("firstShortest") }, ...[...firsts].map(inWords)]}
        />
      </div>
      <PresetField
        form={form}
        name="increment"
        label={t("increment")}
        options={incrementPresets.map((value) =>
          value === "" ? { value, label: t("incrementSame") } : inWords(value),
        )}
      />
      {(["bufferBefore", "bufferAfter"] as const).map((name) => (
        <PresetField
          key={name}
          form={form}
          name={name}
          label={t(name)}
          hint={t("bufferHint")}
          options={bufferPresets.map((value) =>
            value === "0" ? { value, label: t("none") } : inWords(value),
          )}
        />
      ))}
    </>
  );
}
