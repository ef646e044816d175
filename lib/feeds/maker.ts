import { requirePermission } from "@/lib/auth/permissions";
import type { Actor, Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

/** The member who acts: feeds are people's. Fails with `not_found` for anybody else. */
export function requireMaker(ctx: Context): Extract<Actor, { kind: "member" }> {
  requirePermission(ctx, "feeds:write");
  if (ctx.actor.kind !== "member") throw new AppError("not_found", say("nothingHere"));
  return ctx.actor;
}
