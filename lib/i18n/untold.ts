import type { z } from "zod";
import { say } from "./say";

/**
 * Says what is wrong where a schema has no words of its own for it, because Zod's are English.
 * Goes with every parse whose errors a person reads: `schema.safeParse(input, { error: untold })`.
 */
export const untold: z.core.$ZodErrorMap = ({ input }) =>
  say(input === undefined || input === "" ? "fields.missing" : "fields.wrong");
