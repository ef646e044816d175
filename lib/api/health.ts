import { createRoute, z } from "@hono/zod-openapi";
import { getHealth } from "@/lib/health";
import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import type { Api } from "./app";

const Health = z
  .object({
    status: z.enum(["ok", "degraded", "down"]),
    version: z.string(),
    uptimeSeconds: z.int(),
    tzdata: z.object({ version: z.string(), ok: z.boolean() }),
    database: z.object({ ok: z.boolean() }),
    migrations: z.object({ ok: z.boolean(), applied: z.int(), known: z.int() }),
    queue: z.object({ waiting: z.int(), failed: z.int(), oldestWaitSeconds: z.int() }),
    /** What is wrong and how it is mended, in words for the operator. */
    problems: z.array(z.string()),
  })
  .openapi("Health");

const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: Health } },
});

const english = translator("en", "errors");

/** How the server is. 503 when its database is gone. */
export function addHealthRoutes(api: Api): void {
  for (const path of ["/health", "/bookings/health"] as const) {
    const route = createRoute({
      method: "get",
      path,
      summary: "How the server is",
      responses: { 200: answer("It takes requests."), 503: answer("Its database is gone.") },
    });
    api.openapi(route, async (c) => {
      const found = await getHealth();
      const health = Health.parse({ ...found, problems: found.problems.map((text) => said(english, text)) });
      c.header("cache-control", "no-store");
      return health.status === "down" ? c.json(health, 503) : c.json(health, 200);
    });
  }
}
