import type { Context, Role } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

/** Everything that can be done in an organization, and the roles that may. */
const permissions = {
  "analytics:read": ["owner", "admin", "member"],
  "bookings:read": ["owner", "admin", "member"],
  "bookings:write": ["owner", "admin", "member"],
  "feeds:write": ["owner", "admin", "member"],
  "links:read": ["owner", "admin", "member"],
  "links:write": ["owner", "admin", "member"],
  "mails:read": ["owner", "admin"],
  "organization:write": ["owner", "admin"],
  "schedules:read": ["owner", "admin", "member"],
  "schedules:write": ["owner", "admin", "member"],
  "templates:read": ["owner", "admin", "member"],
  "templates:write": ["owner", "admin", "member"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether the one who acts may do it. Guests may nothing here: what they may do, they do by a token. */
function isPermitted(ctx: Context, permission: Permission): boolean {
  if (ctx.actor.kind === "system") return true;
  const roles: readonly Role[] = permissions[permission];
  return ctx.actor.kind === "member" && roles.includes(ctx.actor.role);
}

/** Lets only those pass who may; for others the thing does not exist: `not_found`. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (!isPermitted(ctx, permission)) throw new AppError("not_found", say("nothingHere"));
}
