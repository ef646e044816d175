import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { getUser } from "./sessions";

/** Whether the one who acts runs this installation, and not only an organization in it. */
export async function isOperator({ actor, db }: Context): Promise<boolean> {
  if (actor.kind !== "member") return false;
  return (await getUser(db, actor.userId))?.isOperator === true;
}

/** Lets only the operator pass; for others the thing does not exist: `not_found`. */
export async function requireOperator(ctx: Context): Promise<void> {
  if (!(await isOperator(ctx))) throw new AppError("not_found", say("nothingHere"));
}
