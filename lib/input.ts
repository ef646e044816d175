import type { z } from "zod";
import { say } from "@/lib/i18n/say";
import { untold } from "@/lib/i18n/untold";
import { AppError, type FieldError } from "./errors";

/**
 * Turns what came in into the typed value, or fails with `invalid` and a JSON pointer
 * (RFC 6901) for each field that is wrong.
 */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input, { error: untold });
  if (result.success) return result.data;
  throw new AppError("invalid", say("someFields"), fieldErrors(result.error));
}

/** What is wrong with which field, by its JSON pointer. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ pointer: toPointer(issue.path), detail: issue.message }));

/** A path into a JSON document as a JSON pointer (RFC 6901). */
const toPointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** A form's fields as an object; a field that comes twice counts once, files not at all. */
export function formFields(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
