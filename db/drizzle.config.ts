import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/tables/index.ts",
  out: "./drizzle",
  casing: "snake_case",
});
