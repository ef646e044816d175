import { eq } from "drizzle-orm";
import { organizations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context, Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

/** The organization that the caller acts for. */
export async function getOrganization(ctx: Context): Promise<{ id: string; name: string }> {
  const [organization] = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ id: organizations.id, name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId)),
  );
  if (!organization) throw new AppError("not_found", say("organizations.gone"));
  return organization;
}

/** Every organization of this installation, to look after each in turn. For maintenance only. */
export async function findOrganizationIds(visit: Visit): Promise<string[]> {
  const rows = await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.select({ id: organizations.id }).from(organizations).orderBy(organizations.id),
  );
  return rows.map(({ id }) => id);
}
