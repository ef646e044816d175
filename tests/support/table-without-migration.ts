import { pgTable, uuid } from "drizzle-orm/pg-core";

export * from "@/db/tables";

/** Stands in for a table that somebody added and forgot to generate a migration for. */
export const forgotten = pgTable("forgotten", { id: uuid().primaryKey() });
