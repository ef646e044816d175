import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorForConstraint } from "@/db/constraints";
import { createDatabase, type TestDatabase } from "@/tests/support/database";

let made: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  made = await createDatabase();
  sql = postgres(made.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await made.drop();
});

/** Constraints and unique indexes of our tables. NOT NULL is left out: PostgreSQL 18 alone lists it here. */
const constraintNames = async () => {
  const rows = await sql<{ name: string }[]>`
    select conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
    union
    select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace and indisunique`;
  return rows.map((row) => row.name);
};

test("every constraint in the database stands for an error", async () => {
  const names = await constraintNames();
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !errorForConstraint(name))).toEqual([]);
});

test("a constraint that nobody has given a meaning is found", async () => {
  await sql`alter table links add constraint links_planted check (title <> 'planted')`;
  expect((await constraintNames()).filter((name) => !errorForConstraint(name))).toEqual(["links_planted"]);
});

test("every table of a tenant has row-level security, forced on its owner too", async () => {
  const open = await sql`
    select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and not (relrowsecurity and relforcerowsecurity)
      order by relname`;
  expect(open.map((row) => row.relname)).toEqual(["linked_accounts", "sessions", "sign_ups", "users"]);
});

test("every foreign key between rows of a tenant carries the organization", async () => {
  const bare = await sql`
    select conname from pg_constraint c
      where contype = 'f' and connamespace = 'public'::regnamespace
        and exists (select from pg_attribute where attrelid = conrelid and attname = 'organization_id')
        and exists (select from pg_attribute where attrelid = confrelid and attname = 'organization_id')
        and not exists (select from pg_attribute
                        where attrelid = conrelid and attname = 'organization_id' and attnum = any (conkey))`;
  expect(bare).toEqual([]);
});

test("the application's role is neither superuser nor owner nor able to bypass row-level security", async () => {
  const [role] = await sql`
    select rolsuper, rolbypassrls, rolcanlogin,
      exists (select from pg_class where relowner = pg_roles.oid) as owns
      from pg_roles where rolname = 'openhour_app'`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: false });
});
