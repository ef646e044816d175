import { type LinkSettings, LinkSettings as Settings, steps } from "@/lib/links/schema";
import {
  bufferPresets,
  datesIn,
  type FieldName,
  incrementPresets,
  lengthPresets,
  lengthsIn,
  type NoticeUnit,
  noticeText,
  noticeUnits,
  numberIn,
  otherPreset,
  type StepName,
  stepFields,
  stepNames,
  type TypedLink,
  untouched,
} from "./rules";

/** What is wrong at which field, as `say` says it. */
export type TypedError = { readonly field: FieldName; readonly message: string };

/** What was typed as the settings' schema takes it, step by step. */
const read: Readonly<Record<StepName, (typed: TypedLink) => Record<string, unknown>>> = {
  basics: ({ title, description, slug, ...typed }) => ({
    title,
    description,
    slug: slug.trim(),
    location: locationIn(typed),
  }),
  availability: ({ scheduleId, timeZone, windowKind, windowDays, ...typed }) => ({
    scheduleId: scheduleId || null,
    timeZone: timeZone || undefined,
    window: {
      kind: windowKind,
      days: numberIn(windowDays) ?? Number.NaN,
      firstDate: typed.windowFirstDate,
      lastDate: typed.windowLastDate,
    },
    exclusions: datesIn(typed.exclusions),
  }),
  lengths: (typed) => ({
    durationsMinutes: lengthsIn(typed),
    incrementMinutes: presetIn(typed.incrementMinutes, typed.incrementOther),
    bufferBeforeMinutes: presetIn(typed.bufferBeforeMinutes, typed.bufferBeforeOther),
    bufferAfterMinutes: presetIn(typed.bufferAfterMinutes, typed.bufferAfterOther),
  }),
  limits: (typed) => ({
    noticeMinutes: (numberIn(typed.notice) ?? 0) * (noticeUnits[typed.noticeUnit as NoticeUnit] ?? 1),
    limitPerDay: numberIn(typed.limitPerDay),
    limitPerWeek: numberIn(typed.limitPerWeek),
    limitPerMonth: numberIn(typed.limitPerMonth),
    requiresApproval: typed.requiresApproval !== "",
    seats: numberIn(typed.seats),
  }),
  questions: ({ templateId }) => ({ templateId: templateId || null }),
};

/** What is wrong with one step, by the settings' own schema; nothing when it may be left. */
export function checkStep(step: StepName, typed: TypedLink): TypedError[] {
  const { error } = steps[step].safeParse(read[step](typed));
  return error
    ? uniqueErrors(error.issues.map(({ path, message }) => ({ field: fieldAt(path, typed), message })))
    : [];
}

/** The settings that were typed, or what is wrong with them in each step. */
export function checkLink(
  typed: TypedLink,
):
  | { readonly settings: LinkSettings }
  | { readonly settings?: never; readonly errors: readonly (TypedError & { readonly step: StepName })[] } {
  const errors = stepNames.flatMap((step) => checkStep(step, typed).map((error) => ({ ...error, step })));
  if (errors.length > 0) return { errors };
  return { settings: Settings.parse(Object.assign({}, ...stepNames.map((step) => read[step](typed)))) };
}

/** Where the form shows an error of the settings' schema, by its path there. */
export function fieldAt(path: readonly PropertyKey[], typed: TypedLink): FieldName {
  const [setting = "", part] = path.map(String);
  if (setting === "location") {
    const kind = typed.locationKind;
    return kind === "video" ? "locationVideo" : kind === "phone" ? "locationPhone" : "locationAddress";
  }
  if (setting === "window") {
    return part === "days" ? "windowDays" : part === "lastDate" ? "windowLastDate" : "windowFirstDate";
  }
  // Only lengths that were written can be wrong one by one.
  if (setting === "durationsMinutes") return part === undefined ? "durations" : "durationsOther";
  if (setting === "noticeMinutes") return "notice";
  for (const name of ["increment", "bufferBefore", "bufferAfter"] as const) {
    if (setting === `${name}Minutes`) return `${name}Other`;
  }
  return setting in untouched ? (setting as FieldName) : "title";
}

/** The step that a field stands in. */
export const stepOf = (field: FieldName): StepName =>
  stepNames.find((step) => field in stepFields[step]) ?? "basics";

/** The settings of a link as the form shows them. */
export function toTyped(settings: LinkSettings): TypedLink {
  const { location, window } = settings;
  const isPreset = (minutes: number) => (lengthPresets as readonly string[]).includes(String(minutes));
  const at = (kind: string) => (location?.kind === kind ? location.value : "");
  return {
    title: settings.title,
    description: settings.description,
    slug: settings.slug ?? "",
    locationKind: location?.kind ?? "",
    locationVideo: at("video"),
    locationPhone: at("phone"),
    locationAddress: at("address"),
    scheduleId: settings.scheduleId ?? "",
    timeZone: settings.timeZone ?? "",
    windowKind: window.kind,
    windowDays: window.kind === "rolling" ? String(window.days) : untouched.windowDays,
    windowFirstDate: window.kind === "fixed" ? window.firstDate : "",
    windowLastDate: window.kind === "fixed" ? window.lastDate : "",
    exclusions: settings.exclusions,
    durations: settings.durationsMinutes.filter(isPreset).map(String),
    durationsOther: settings.durationsMinutes.filter((minutes) => !isPreset(minutes)).join(", "),
    durationFirst: String(settings.durationsMinutes[0] ?? ""),
    ...fromPreset("increment", settings.incrementMinutes, incrementPresets),
    ...fromPreset("bufferBefore", settings.bufferBeforeMinutes, bufferPresets),
    ...fromPreset("bufferAfter", settings.bufferAfterMinutes, bufferPresets),
    ...noticeText(settings.noticeMinutes),
    limitPerDay: String(settings.limitPerDay ?? ""),
    limitPerWeek: String(settings.limitPerWeek ?? ""),
    limitPerMonth: String(settings.limitPerMonth ?? ""),
    requiresApproval: settings.requiresApproval ? "on" : "",
    seats: String(settings.seats ?? ""),
    templateId: settings.templateId ?? "",
  };
}

function locationIn(
  typed: Pick<TypedLink, "locationKind" | "locationVideo" | "locationPhone" | "locationAddress">,
) {
  switch (typed.locationKind) {
    case "video":
      return { kind: "video", value: typed.locationVideo.trim() };
    case "phone":
      return { kind: "phone", value: typed.locationPhone };
    case "address":
      return { kind: "address", value: typed.locationAddress };
    case "ask":
      return { kind: "ask", value: "" };
    default:
      return null;
  }
}

/** The number beside "other", where that is chosen; nothing written there is a mistake. */
const presetIn = (chosen: string, other: string): number | null =>
  chosen === otherPreset ? (numberIn(other) ?? Number.NaN) : numberIn(chosen);

function fromPreset<Name extends "increment" | "bufferBefore" | "bufferAfter">(
  name: Name,
  minutes: number | null,
  presets: readonly string[],
) {
  const text = String(minutes ?? "");
  const isPreset = presets.includes(text);
  return {
    [`${name}Minutes`]: isPreset ? text : otherPreset,
    [`${name}Other`]: isPreset ? "" : text,
  } as Record<`${Name}Minutes` | `${Name}Other`, string>;
}

const uniqueErrors = (errors: readonly TypedError[]) => [
  ...new Map(errors.map((error) => [error.field + error.message, error])).values(),
];
