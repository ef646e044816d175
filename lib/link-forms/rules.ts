/** The steps of making a link, in their order; `review` has nothing to type. */
export const stepNames = ["basics", "availability", "lengths", "limits", "questions"] as const;
export type StepName = (typeof stepNames)[number];
/** A page of the wizard. */
export type WizardStep = StepName | "review";
/** All pages of the wizard, in their order. */
export const wizardSteps: readonly WizardStep[] = [...stepNames, "review"];

/** Places of which the guest chooses one: as many rows stand in the form, and each is kept whole or not at all. */
export const placeNumbers = [1, 2, 3, 4, 5, 6] as const;
const placeParts = ["Kind", "Value", "Label", "Id"] as const;
export type PlaceField<Part extends (typeof placeParts)[number] = (typeof placeParts)[number]> =
  `place${(typeof placeNumbers)[number]}${Part}`;
const placeFields = Object.fromEntries(
  placeNumbers.flatMap((number) => placeParts.map((part) => [`place${number}${part}`, ""])),
) as { readonly [Name in PlaceField]: "" };

/** The fields of each step, with what stands in them before anything is typed; a list is of several inputs of one name. */
export const stepFields = {
  basics: {
    title: "",
    description: "",
    slug: "",
    locationKind: "",
    locationVideo: "",
    locationPhone: "",
    locationAddress: "",
    ...placeFields,
  },
  availability: {
    scheduleId: "",
    timeZone: "",
    windowKind: "none",
    windowDays: "30",
    windowFirstDate: "",
    windowLastDate: "",
    exclusions: [] as readonly string[],
  },
  lengths: {
    durations: ["30"] as readonly string[],
    durationsOther: "",
    durationFirst: "",
    incrementMinutes: "",
    incrementOther: "",
    bufferBeforeMinutes: "0",
    bufferBeforeOther: "",
    bufferAfterMinutes: "0",
    bufferAfterOther: "",
  },
  limits: {
    notice: "0",
    noticeUnit: "hours",
    limitPerDay: "",
    limitPerWeek: "",
    limitPerMonth: "",
    requiresApproval: "",
    seats: "",
    guestMayMove: "on",
    guestMayCancel: "on",
    changeNotice: "0",
    changeNoticeUnit: "hours",
  },
  questions: { templateId: "", maxGuests: "5", redirectUrl: "" },
} as const satisfies Readonly<Record<StepName, Readonly<Record<string, string | readonly string[]>>>>;

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : readonly string[] };
/** What is typed into one step, by field. */
export type TypedStep<S extends StepName> = Widened<(typeof stepFields)[S]>;
/** What is typed into all of them: a link before anybody has checked it. */
export type TypedLink = TypedStep<"basics"> &
  TypedStep<"availability"> &
  TypedStep<"lengths"> &
  TypedStep<"limits"> &
  TypedStep<"questions">;
export type FieldName = keyof TypedLink;

/** A new link before anything is typed: half an hour within the working hours, on every day. */
export const untouched: TypedLink = Object.assign({}, ...Object.values(stepFields));

/** The lengths that are offered to choose from; any other may be written. */
export const lengthPresets = ["15", "30", "60", "120"] as const;
/** The same for the distance of two starts, where "" means the length. */
export const incrementPresets = ["", "15", "30", "60"] as const;
/** The same for what stays free around a meeting. */
export const bufferPresets = ["0", "5", "10", "15", "30"] as const;
/** Chosen in place of a preset, it says that the number stands beside it. */
export const otherPreset = "other";

/** Units of the notice, in minutes. */
export const noticeUnits = { minutes: 1, hours: 60, days: 1440 } as const;
export type NoticeUnit = keyof typeof noticeUnits;

/** A text as a number; NaN for anything else, which the schema then refuses in words. Empty is null. */
export function numberIn(text: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  return /^-?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : Number.NaN;
}

/** The lengths that were chosen and written, each once: the one that was named first, the others by size. */
export function lengthsIn(
  typed: Pick<TypedLink, "durations" | "durationsOther" | "durationFirst">,
): number[] {
  const written = typed.durationsOther.split(/[\s,;]+/).filter((text) => text !== "");
  const all = new Set([...typed.durations, ...written].map((text) => numberIn(text) ?? Number.NaN));
  const first = numberIn(typed.durationFirst);
  const rank = (length: number) => (length === first ? Number.NEGATIVE_INFINITY : length);
  return [...all].toSorted((a, b) => rank(a) - rank(b));
}

/** The dates that were chosen, in order, each once; what is no date stays, to be refused. */
export const datesIn = (typed: readonly string[]): string[] =>
  [...new Set(typed.map((text) => text.trim()).filter((text) => text !== ""))].toSorted();

/** The largest unit in which a notice is a whole number. */
export function noticeText(minutes: number): { readonly notice: string; readonly noticeUnit: NoticeUnit } {
  const unit = minutes % 1440 === 0 && minutes > 0 ? "days" : minutes % 60 === 0 ? "hours" : "minutes";
  return { notice: String(minutes / noticeUnits[unit]), noticeUnit: unit };
}

/** What a posted form has of the fields of some steps; what is not ticked is not posted, and counts as empty. */
export function readTyped<S extends StepName>(data: FormData, steps: readonly S[]): TypedStep<S> {
  const entries = steps.flatMap((step) =>
    Object.entries(stepFields[step]).map(([name, usual]) => [
      name,
      typeof usual === "string" ? textOf(data.get(name)) : data.getAll(name).map(textOf),
    ]),
  );
  return Object.fromEntries(entries) as TypedStep<S>;
}

/** What was kept, made whole: names that are missing get what a new form has, unknown ones go. */
export function wholeTyped(values: Readonly<Record<string, unknown>>): TypedLink {
  const entries = Object.entries(untouched).map(([name, usual]) => {
    const value = values[name];
    if (typeof usual === "string") return [name, typeof value === "string" ? value : usual];
    const isList = Array.isArray(value) && value.every((each) => typeof each === "string");
    return [name, isList ? value : usual];
  });
  return Object.fromEntries(entries) as TypedLink;
}

/** The same for a part: only known names, only texts. */
export function partTyped(values: Readonly<Record<string, unknown>>): Partial<TypedLink> {
  const whole: Readonly<Record<string, unknown>> = wholeTyped(values);
  const known = Object.keys(values).filter((name) => Object.hasOwn(untouched, name));
  return Object.fromEntries(known.map((name) => [name, whole[name]])) as Partial<TypedLink>;
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value : "");
