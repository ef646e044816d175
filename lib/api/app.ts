import { OpenAPIHono } from "@hono/zod-openapi";
import { newVisit, type Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requestIdOf } from "@/lib/ids";
import { limitBody } from "./body-limit";
import { addHealthRoutes } from "./health";
import { addHoldRoutes } from "./holds";
import { addLiveTimesRoutes } from "./live-times";
import { problemResponse } from "./problem";
import { addPublicLinkRoutes } from "./public-links";
import { addTimeZoneRoutes } from "./time-zones";
import { refuseInvalid } from "./validation";

/** What every handler finds on its request. */
export type ApiEnvironment = { Variables: { requestId: string; visit: Visit } };
export type Api = OpenAPIHono<ApiEnvironment>;

/** The REST API: standard requests to standard responses, the same in Next and without it. */
export const api: Api = new OpenAPIHono<ApiEnvironment>({ defaultHook: refuseInvalid }).basePath("/api/v1");

api.onError(problemResponse);
api.notFound((c) => problemResponse(new AppError("not_found", "There is no such address in this API."), c));
api.use(async (c, next) => {
  c.set("requestId", requestIdOf(c.req.header("x-request-id")));
  c.set("visit", newVisit(c.get("requestId")));
  await next();
  c.header("x-content-type-options", "nosniff");
  // An answer is data: should a browser show it as a page, nothing in it runs or loads.
  c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  c.header("x-request-id", c.get("requestId"));
});
api.use(limitBody);

addHealthRoutes(api);
addPublicLinkRoutes(api);
addHoldRoutes(api);
addLiveTimesRoutes(api);
addTimeZoneRoutes(api);
