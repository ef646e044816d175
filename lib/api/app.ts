import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { newVisit, type Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requestIdOf } from "@/lib/ids";
import { addHealthRoutes } from "./health";
import { problemResponse } from "./problem";
import { addPublicLinkRoutes } from "./public-links";
import { refuseInvalid } from "./validation";

/** What every handler finds on its request. */
export type ApiEnvironment = { Variables: { requestId: string; visit: Visit } };
export type Api = OpenAPIHono<ApiEnvironment>;

const bodyMaxBytes = 64 * 1024;

/** The REST API: standard requests to standard responses, the same in Next and without it. */
export const api: Api = new OpenAPIHono<ApiEnvironment>({ defaultHook: refuseInvalid }).basePath("/api/v1");

api.onError(problemResponse);
api.notFound((c) => problemResponse(new AppError("not_found", "There is no such address in this API."), c));
api.use(async (c, next) => {
  c.set("requestId", requestIdOf(c.req.header("x-request-id")));
  c.set("visit", newVisit(c.get("requestId")));
  await next();
  c.header("x-content-type-options", "nosniff");
  c.header("x-request-id", c.get("requestId"));
});
api.use(
  bodyLimit({
    maxSize: bodyMaxBytes,
    onError: (c) => problemResponse(new AppError("too_large", `Send at most ${bodyMaxBytes} bytes.`), c),
  }),
);

addHealthRoutes(api);
addPublicLinkRoutes(api);
