import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { instant, organizationId } from "./columns";

/** The tenant: every row of the studio belongs to exactly one. */
export const organizations = pgTable("organizations", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  createdAt: instant().notNull(),
});

/** A user in an organization, with what they may do there. */
export const memberships = pgTable(
  "memberships",
  {
    organizationId: organizationId(),
    userId: uuid().notNull(),
    role: text({ enum: ["owner", "admin", "member"] }).notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "memberships_pkey", columns: [t.organizationId, t.userId] }),
    foreignKey({
      name: "memberships_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({ name: "memberships_user_fk", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    check("memberships_role_known", sql`${t.role} in ('owner', 'admin', 'member')`),
    index("memberships_user_idx").on(t.userId),
  ],
);
