import { eq } from "drizzle-orm";
import { organizations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import type { OrganizationName } from "./schema";

/** Changes what guests and mails call the organization. */
export async function renameOrganization(ctx: Context, { name }: OrganizationName): Promise<void> {
  requirePermission(ctx, "organization:write");
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [before] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .for("update");
    await tx.update(organizations).set({ name }).where(eq(organizations.id, organizationId));
    await recordAudit(tx, ctx, {
      action: "organization.renamed",
      subjectId: organizationId,
      before,
      after: { name },
    });
  });
}
