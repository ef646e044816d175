import { z } from "@hono/zod-openapi";

/** The token in a public address. */
export const Token = z.object({ token: z.string().min(1).max(64).openapi({ example: "intro-call" }) });

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    reason: z.string().optional().openapi({
      description: "The first rule that refuses a time, such as `notice` or `meeting`; never whose it is.",
    }),
    detail: z.string().optional(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

/** JSON, as a route declares it: what it takes, or what it answers. */
export const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { "application/json": { schema } },
});

/** A refusal, as a route declares it. */
export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** What every address under a link answers when the link takes no bookings. */
export const closed = {
  404: problem("There is no such link."),
  410: problem("The link is used, expired or switched off."),
};
