import type { ComponentType } from "react";
import type { StepName } from "@/lib/link-forms/rules";
import { AvailabilityFields } from "./availability-fields";
import { BasicsFields, type StepFieldsProps } from "./basics-fields";
import { LengthsFields } from "./lengths-fields";
import { LimitsFields } from "./limits-fields";
import { QuestionsFields } from "./questions-fields";

/** The fields of each step, the same in the wizard and where a link is changed. */
export const stepFieldsOf: Readonly<Record<StepName, ComponentType<StepFieldsProps>>> = {
  basics: BasicsFields,
  availability: AvailabilityFields,
  lengths: LengthsFields,
  limits: LimitsFields,
  questions: QuestionsFields,
};
