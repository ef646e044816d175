import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import type { FieldOf } from "./one-time-form";

/** A link whose settings can be taken. */
export type SourceChoice = {
  readonly id: string;
  readonly title: string;
  /** "30 minutes · video call · 15 minutes free after it". */
  readonly summary: string;
  readonly durationsMinutes: readonly number[];
  readonly stepMinutes: number;
};
/** Something of the organization's that a link can use: hours, or questions. */
export type NamedChoice = { readonly id: string; readonly name: string };

export type OneTimeSourceProps = {
  readonly field: FieldOf;
  readonly sources: readonly SourceChoice[];
  readonly schedules: readonly NamedChoice[];
  readonly templates: readonly NamedChoice[];
  /** Which link is chosen now. */
  readonly linkId: string;
};

/** Whose settings the link takes. What is not chosen is hidden by style sheets alone, so that no script is needed. */
export function OneTimeSource({ field, sources, linkId, ...choices }: OneTimeSourceProps) {
  const t = useTranslations("oneTime");
  const { defaultValue: chosen, error: _, ...source } = field("source");
  const summary = sources.find(({ id }) => id === linkId)?.summary;
  return (
    <fieldset className="group/source grid gap-5">
      <legend className="mb-4 text-lg font-semibold">{t("form.settings")}</legend>
      {sources.length > 0 ? (
        <div className="flex flex-wrap gap-x-6">
          {(["link", "own"] as const).map((value) => (
            <label key={value} className="flex min-h-11 items-center gap-3">
              <input
                {...source}
                type="radio"
                value={value}
                defaultChecked={chosen === value}
                className="size-5 accent-accent"
              />
              {t(`form.sources.${value}`)}
            </label>
          ))}
        </div>
      ) : (
        <input type="hidden" {...source} value="own" />
      )}
      {sources.length > 0 && (
        <div className="grid gap-2 group-has-[[value=own]:checked]/source:hidden">
          <SelectField
            {...field("linkId")}
            label={t("form.link")}
            options={sources.map(({ id, title }) => ({ value: id, label: title }))}
          />
          {summary && <p className="text-sm text-muted">{summary}</p>}
        </div>
      )}
      <div className="grid gap-5 group-has-[[value=link]:checked]/source:hidden">
        <OwnSettings field={field} {...choices} />
      </div>
    </fieldset>
  );
}

/** The few settings that a meeting with one person needs. */
function OwnSettings({
  field,
  schedules,
  templates,
}: Pick<OneTimeSourceProps, "field" | "schedules" | "templates">) {
  const t = useTranslations("oneTime");
  const places = ["", "video", "phone", "address", "ask"] as const;
  return (
    <>
      <TextField {...field("title")} label={t("form.title")} hint={t("form.titleHint")} maxLength={120} />
      <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
        <TextField
          {...field("durationsOther")}
          inputMode="numeric"
          label={t("form.minutes")}
          hint={t("form.minutesHint")}
        />
        <SelectField
          {...field("scheduleId")}
          label={t("form.hours")}
          options={[
            { value: "", label: t("form.ownHours") },
            ...schedules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField {...field("bufferBeforeMinutes")} inputMode="numeric" label={t("form.bufferBefore")} />
        <TextField {...field("bufferAfterMinutes")} inputMode="numeric" label={t("form.bufferAfter")} />
        <TextField {...field("notice")} inputMode="numeric" label={t("form.notice")} />
        <SelectField
          {...field("noticeUnit")}
          label={t("form.noticeUnit")}
          options={(["minutes", "hours", "days"] as const).map((unit) => ({
            value: unit,
            label: t(`form.units.${unit}`),
          }))}
        />
      </div>
      <div className="group/place grid gap-5 sm:grid-cols-2 sm:items-end">
        <SelectField
          {...field("locationKind")}
          label={t("form.place")}
          options={places.map((kind) => ({ value: kind, label: t(`form.places.${kind || "none"}`) }))}
        />
        <div className="hidden group-has-[option[value=video]:checked]/place:block">
          <TextField
            {...field("locationVideo")}
            type="url"
            label={t("form.videoAddress")}
            placeholder="https://"
          />
        </div>
        <div className="hidden group-has-[option[value=phone]:checked]/place:block">
          <TextField {...field("locationPhone")} type="tel" label={t("form.phoneNumber")} />
        </div>
        <div className="hidden group-has-[option[value=address]:checked]/place:block">
          <TextField {...field("locationAddress")} label={t("form.address")} />
        </div>
      </div>
      {templates.length > 0 && (
        <div className="sm:max-w-md">
          <SelectField
            {...field("templateId")}
            label={t("form.questions")}
            hint={t("form.questionsHint")}
            options={[
              { value: "", label: t("form.noQuestions") },
              ...templates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      )}
    </>
  );
}
