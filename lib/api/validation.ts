import type { Hook } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors";
import { said, say } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import { fieldErrors } from "@/lib/input";
import type { ApiEnvironment } from "./app";

const english = translator("en", "errors");

/**
 * What a request that breaks its schema answers: fields of the body are `invalid` (422)
 * with their JSON pointers, anything in the address is `malformed` (400).
 */
// biome-ignore lint/suspicious/noExplicitAny: the library's own bound for "any schema"
export const refuseInvalid: Hook<any, ApiEnvironment, any, any> = (result) => {
  if (result.success) return;
  const fields = fieldErrors(result.error);
  if (result.target === "json") throw new AppError("invalid", say("someFields"), fields);
  const words = fields
    .map(({ pointer, detail }) => `${pointer.slice(1)}: ${said(english, detail)}`)
    .join(" ");
  throw new AppError("malformed", `The address is not right. ${words}`);
};
