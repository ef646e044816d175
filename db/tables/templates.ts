import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, organizationId } from "./columns";
import { organizations } from "./organizations";

/** A named set of questions that links ask, and whether a follow-up mail goes out. */
export const templates = pgTable(
  "templates",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    name: text().notNull(),
    sendsFollowUp: boolean().notNull().default(false),
    /** Raised by every change, so that a change made to an older state is refused. */
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("templates_tenant_key").on(t.organizationId, t.id),
    foreignKey({
      name: "templates_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);

/** One question of a template. */
export const questions = pgTable(
  "questions",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    templateId: uuid().notNull(),
    position: smallint().notNull(),
    kind: text({
      enum: [
        "text",
        "long_text",
        "number",
        "phone",
        "email",
        "choice",
        "multi_choice",
        "checkbox",
        "date",
        "file",
      ],
    }).notNull(),
    label: text().notNull(),
    helpText: text().notNull().default(""),
    isRequired: boolean().notNull().default(false),
    /** The words to choose from; empty for other kinds. */
    options: jsonb().$type<string[]>().notNull().default([]),
  },
  (t) => [
    unique("questions_tenant_key").on(t.organizationId, t.id),
    unique("questions_in_order").on(t.templateId, t.position),
    foreignKey({
      name: "questions_template_fk",
      columns: [t.organizationId, t.templateId],
      foreignColumns: [templates.organizationId, templates.id],
    }).onDelete("cascade"),
    check(
      "questions_kind_known",
      sql`${t.kind} in ('text', 'long_text', 'number', 'phone', 'email', 'choice', 'multi_choice', 'checkbox', 'date', 'file')`,
    ),
  ],
);
