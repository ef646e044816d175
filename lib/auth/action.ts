import "server-only";
import { notFound, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError, TooMany } from "@/lib/errors";
import { emptyForm, type FormState } from "@/lib/form-state";
import { httpStatus } from "@/lib/http-status";
import { said } from "@/lib/i18n/say";
import { formFields, parseInput } from "@/lib/input";
import { log } from "@/lib/log";
import { setResponseStatus, setRetryAfter } from "@/lib/server/response-status";
import { words } from "./reader";
import { visit } from "./session";

/**
 * Answers a form: reads it with the schema, does the work, and says what was wrong at
 * the field it was wrong at. Everything typed comes back, except secrets. A redirect in
 * the work passes through.
 */
export async function answerForm<T extends z.ZodType>(
  schema: T,
  data: FormData,
  work: (input: z.output<T>) => Promise<unknown>,
): Promise<FormState> {
  const fields = formFields(data);
  try {
    await work(parseInput(schema, fields));
    return emptyForm;
  } catch (error) {
    unstable_rethrow(error);
    return failedForm(error, fields);
  }
}

/** The form again after an error, with the status that the error has. */
export async function failedForm(
  error: unknown,
  fields: Readonly<Record<string, string>>,
): Promise<FormState> {
  const { password: _, ...values } = fields;
  const t = await words("errors");
  if (!(error instanceof AppError)) return { values, errors: [], message: await unexpected(error) };
  setResponseStatus(httpStatus[error.code]);
  if (error instanceof TooMany) setRetryAfter(error.retryAfterSeconds);
  const errors = error.fields.map(({ pointer, detail }) => ({
    field: pointer.slice(1),
    message: said(t, detail),
  }));
  return errors.length > 0 ? { values, errors } : { values, errors, message: said(t, error.message) };
}

async function unexpected(error: unknown): Promise<string> {
  const { requestId } = await visit();
  log.error({ err: error, requestId }, "a form failed");
  setResponseStatus(500);
  return (await words("errors"))("unexpected", { requestId });
}

/** Answers a form of one button: does what it asks for, and says what went wrong. */
export async function answerButton(work: () => Promise<unknown>): Promise<FormState> {
  try {
    await work();
    return emptyForm;
  } catch (error) {
    unstable_rethrow(error);
    return failedForm(error, {});
  }
}

/** Shows Next's 404 page for what does not exist, or not for this caller; any other error passes. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
