import { and, eq } from "drizzle-orm";
import { resources, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import type { Profile } from "./schema";

/**
 * Changes a member's own name, zone, language and clock; the name also where guests read it, on
 * the links of the organization they act for. Schedules keep the zone that they have.
 */
export async function updateProfile(ctx: Context, profile: Profile): Promise<void> {
  if (ctx.actor.kind !== "member") throw new AppError("not_found", say("nothingHere"));
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { name, timeZone, language, clock } = users;
    const [before] = await tx
      .select({ name, timeZone, language, clock })
      .from(users)
      .where(eq(users.id, userId))
      .for("update");
    await tx.update(users).set(profile).where(eq(users.id, userId));
    await tx
      .update(resources)
      .set({ name: profile.name })
      .where(and(eq(resources.organizationId, ctx.organizationId), eq(resources.userId, userId)));
    await recordAudit(tx, ctx, { action: "profile.changed", subjectId: userId, before, after: profile });
  });
}
