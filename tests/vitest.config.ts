import { defineConfig } from "vitest/config";

// A hostile zone on purpose: no result may depend on where the server stands.
process.env.TZ ??= "Pacific/Apia";

const alias = { "@": new URL("..", import.meta.url).pathname.replace(/\/$/, "") };

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: ["tests/pure/**/*.test.ts", "tests/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/services/**/*.test.ts", "tests/api/**/*.test.ts"],
          globalSetup: ["tests/support/cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
