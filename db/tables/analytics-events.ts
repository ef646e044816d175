import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, organizationId } from "./columns";
import { links } from "./links";

/** A view of a public page or a booking made there, counted on the server without cookies. */
export const analyticsEvents = pgTable(
  "analytics_events",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    kind: text({ enum: ["view", "booking"] }).notNull(),
    at: instant().notNull(),
    /** Hash of visitor, day and half hour under a daily salt: counts one view once, names nobody. */
    visitorHash: text(),
    /** Host name of the page the visitor came from. */
    referrer: text(),
  },
  (t) => [
    foreignKey({
      name: "analytics_events_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
    check("analytics_events_kind_known", sql`${t.kind} in ('view', 'booking')`),
    uniqueIndex("analytics_events_once").on(t.linkId, t.kind, t.visitorHash),
    index("analytics_events_by_link_idx").on(t.organizationId, t.linkId, t.at),
  ],
);

/** What a day's visitors are hashed with; forgotten after it, so that no hash leads back to anybody. */
export const visitorSalts = pgTable("visitor_salts", {
  /** A date in UTC. */
  onDate: date().primaryKey(),
  salt: text().notNull(),
});
