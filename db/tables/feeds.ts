import { foreignKey, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { instant, organizationId } from "./columns";
import { resources } from "./resources";

/**
 * A calendar feed of a resource's bookings for whoever has its address. The address is signed and
 * holds the row's id: without the row it opens nothing any more.
 */
export const feeds = pgTable(
  "feeds",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    resourceId: uuid().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: "feeds_resource_fk",
      columns: [t.organizationId, t.resourceId],
      foreignColumns: [resources.organizationId, resources.id],
    }).onDelete("cascade"),
    foreignKey({ name: "feeds_created_by_fk", columns: [t.createdBy], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    index("feeds_resource_idx").on(t.resourceId),
  ],
);
