import { type LinkSettings, LinkSettings as Settings, steps } from "@/lib/links/schema";
import { placeFieldAt, placesIn, placesTyped, type TypedPlaces } from "./places";
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
    noticeMinutes: minutesIn(typed.notice, typed.noticeUnit),
    limitPerDay: numberIn(typed.limitPerDay),
    limitPerWeek: numberIn(typed.limitPerWeek),
    limitPerMonth: numberIn(typed.limitPerMonth),
    requiresApproval: typed.requiresApproval !== "",
    seats: numberIn(typed.seats),
    guestMayMove: typed.guestMayMove !== "",
    guestMayCancel: typed.guestMayCancel !== "",
    changeNoticeMinutes: minutesIn(typed.changeNotice, typed.changeNoticeUnit),
  }),
  questions: ({ templateId, maxGuests, redirectUrl }) => ({
    templateId: templateId || null,
    maxGuests: numberIn(maxGuests) ?? 0,
    redirectUrl: redirectUrl.trim() || null,
  }),
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
  const [setting = "", part, ...rest] = path.map(String);
  if (setting === "location") {
    const kind = typed.locationKind;
    if (kind === "choice") return placeFieldAt(rest, typed);
    return kind === "video" ? "locationVideo" : kind === "phone" ? "locationPhone" : "locationAddress";
  }
  if (setting === "window") {
    return part === "days" ? "windowDays" : part === "lastDate" ? "windowLastDate" : "windowFirstDate";
  }
  // Only lengths that were written can be wrong one by one.
  if (setting === "durationsMinutes") return part === undefined ? "durations" : "durationsOther";
  if (setting === "noticeMinutes") return "notice";
  if (setting === "changeNoticeMinutes") return "changeNotice";
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
  const changes = noticeText(settings.changeNoticeMinutes);
  const at = (kind: "video" | "phone" | "address") => (location?.kind === kind ? location.value : "");
  return {
    title: settings.title,
    description: settings.description,
    slug: settings.slug ?? "",
    locationKind: location?.kind ?? "",
    locationVideo: at("video"),
    locationPhone: at("phone"),
    locationAddress: at("address"),
    ...placesTyped(location?.kind === "choice" ? location.options : []),
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
    guestMayMove: settings.guestMayMove ? "on" : "",
    guestMayCancel: settings.guestMayCancel ? "on" : "",
    changeNotice: changes.notice,
    changeNoticeUnit: changes.noticeUnit,
    templateId: settings.templateId ?? "",
    maxGuests: String(settings.maxGuests),
    redirectUrl: settings.redirectUrl ?? "",
  };
}

function locationIn(
  typed: Pick<TypedLink, "locationKind" | "locationVideo" | "locationPhone" | "locationAddress"> &
    TypedPlaces,
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
    case "choice":
      return { kind: "choice", options: placesIn(typed) };
    default:
      return null;
  }
}

const minutesIn = (number: string, unit: string): number =>
  (numberIn(number) ?? 0) * (noticeUnits[unit as NoticeUnit] ?? 1);

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
