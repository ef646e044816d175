import { customType, uuid } from "drizzle-orm/pg-core";

/** An instant: `timestamptz` to the millisecond in the database, epoch milliseconds in the program. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => Date.parse(text),
});

/** A half-open range of instants `[start, end)`, epoch milliseconds in the program. */
export const instantRange = customType<{ data: { start: number; end: number }; driverData: string }>({
  dataType: () => "tstzrange",
  toDriver: ({ start, end }) => `[${new Date(start).toISOString()},${new Date(end).toISOString()})`,
  fromDriver: (text) => {
    const [start = "", end = ""] = text.slice(1, -1).replaceAll('"', "").split(",");
    return { start: Date.parse(start), end: Date.parse(end) };
  },
});

/** The tenant's id. Every row of a tenant carries it, and every foreign key between such rows too. */
export const organizationId = () => uuid().notNull();

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
