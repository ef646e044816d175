import { defineConfig } from "vitest/config";

// A hostile zone on purpose: no result may depend on where the server stands.
process.env.TZ ??= "Pacific/Apia";

const alias = { "@": new URL("..", import.meta.url).pathname.replace(/\/$/, "") };

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { alias },
  test: {
    env: {
      AUTH_SECRET: "a secret that only the tests know, at least 32 long",
      BASE_URL: "http://localhost:3000",
      BCRYPT_COST: "4",
    },
    projects: [
      { extends: true, test: { name: "pure", include: ["tests/pure/**/*.test.ts", "tests/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "components",
          include: ["tests/components/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["tests/support/jsdom.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/services/**/*.test.ts", "tests/api/**/*.test.ts"],
          globalSetup: ["tests/support/vitest-cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "servers",
          include: ["tests/servers/**/*.test.ts"],
          globalSetup: ["tests/support/vitest-cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
