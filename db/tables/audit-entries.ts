import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, organizationId } from "./columns";
import { organizations } from "./organizations";

/** Who did what to what, written in the same transaction; the application's role may only add and read. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    at: instant().notNull(),
    actorKind: text({ enum: ["guest", "member", "apiKey", "system"] }).notNull(),
    actorId: uuid(),
    /** For example `link.created`. */
    action: text().notNull(),
    subjectId: uuid().notNull(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    address: text(),
    requestId: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: "audit_entries_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    check("audit_entries_actor_known", sql`${t.actorKind} in ('guest', 'member', 'apiKey', 'system')`),
    index("audit_entries_newest_idx").on(t.organizationId, t.at),
    index("audit_entries_subject_idx").on(t.organizationId, t.subjectId),
  ],
);
