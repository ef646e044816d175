import { createRoute, z } from "@hono/zod-openapi";
import { languages, readerOf } from "@/lib/i18n/locale";
import { searchZones } from "@/lib/time-zones/search";
import { json, problem } from "./answers";
import type { Api } from "./app";

const Search = z.object({
  q: z.string().trim().min(1).max(80).openapi({
    description: "A city, a country, a zone's name or abbreviation, or an offset.",
    example: "kathmandu",
  }),
  lang: z.enum(languages).default("en").openapi({ description: "The language of country names." }),
  clock: z.enum(["12h", "24h"]).optional().openapi({ description: "How `time` is written." }),
});

const FoundZones = z
  .object({
    timeZones: z.array(
      z.object({
        id: z.string().openapi({ description: "IANA.", example: "Asia/Katmandu" }),
        city: z.string().openapi({ example: "Kathmandu" }),
        country: z.string().optional().openapi({ example: "Nepal" }),
        offset: z.string().openapi({ description: "At this moment.", example: "UTC+5:45" }),
        time: z.string().openapi({ description: "What its clocks show at this moment.", example: "14:05" }),
      }),
    ),
  })
  .openapi("FoundZones");

const searchRoute = createRoute({
  method: "get",
  path: "/time-zones",
  summary: "Find time zones",
  description: "At most twelve, the likeliest first. Accents and case do not matter.",
  request: { query: Search },
  responses: { 200: json("The zones.", FoundZones), 400: problem("There is nothing to look for.") },
});

/** Zones for whoever knows their city better than its IANA name. */
export function addTimeZoneRoutes(api: Api): void {
  api.openapi(searchRoute, (c) => {
    const { q, lang, clock } = c.req.valid("query");
    const { now } = c.get("visit");
    const { language, locale } = readerOf(null, { language: lang, clock: clock ?? null });
    // The clocks in it go on with every minute.
    c.header("cache-control", "public, max-age=60");
    return c.json(FoundZones.parse({ timeZones: searchZones(q, { language, locale, now }) }), 200);
  });
}
