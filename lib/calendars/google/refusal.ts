import { z } from "zod";
import type { AnswerHeaders } from "@/lib/calendars/retry-after";
import type { Refusal } from "@/lib/calendars/web-api/refusal";

const Reasons = z.array(z.object({ reason: z.string().optional() })).catch([]);

/** The client's headers are those of another `fetch` than Node's. */
const hasGet = (headers: unknown) =>
  typeof headers === "object" && headers !== null && "get" in headers && typeof headers.get === "function";

/** What Google's client throws for an answer that is no success. The two APIs tell the reason in two places. */
const Failure = z.object({
  response: z.object({
    status: z.number(),
    headers: z.custom<AnswerHeaders>(hasGet).optional().catch(undefined),
    data: z
      .object({
        error: z.object({
          status: z.string().optional(),
          errors: Reasons.optional(),
          details: Reasons.optional(),
        }),
      })
      .optional()
      .catch(undefined),
  }),
});

export function refusalOf(thrown: unknown): Refusal | undefined {
  const { data: failure } = Failure.safeParse(thrown);
  if (!failure) return undefined;
  const { status, headers, data } = failure.response;
  const { errors = [], details = [], status: word } = data?.error ?? {};
  const reasons = [...errors, ...details].map(({ reason }) => reason);
  return { status, headers, reasons: [...reasons, word].filter((reason) => reason !== undefined) };
}
