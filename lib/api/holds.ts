import { createRoute, z } from "@hono/zod-openapi";
import { placeHold, releaseHold } from "@/lib/bookings/holds";
import { newToken } from "@/lib/ids";
import { findLink } from "@/lib/links/queries";
import { toIso } from "@/lib/time/format";
import { closed, json, problem, Token } from "./answers";
import type { Api } from "./app";
import { Hold, PlaceHold } from "./holds-schema";
import { rememberVisitor, visitorOf } from "./visitor";

const placeRoute = createRoute({
  method: "post",
  path: "/bookings/public/{token}/holds",
  summary: "Hold a time for a guest who is about to book it",
  description:
    "One hold for each visitor and link: the next lets the one before go. A browser is known by a cookie that the " +
    "first hold sets; a program gives the hold's id when it books.",
  request: {
    params: Token,
    body: { required: true, content: { "application/json": { schema: PlaceHold } } },
  },
  responses: {
    201: json("Held until it lapses, is released or is booked.", Hold),
    400: problem("The request could not be read."),
    409: problem("Somebody else has this time."),
    422: problem("The time is not on offer, or a field is wrong."),
    429: problem("Too many times of this link are held at the moment. It can be booked without."),
    ...closed,
  },
});

const releaseRoute = createRoute({
  method: "delete",
  path: "/bookings/public/{token}/holds/{id}",
  summary: "Let a held time go",
  request: { params: Token.extend({ id: z.uuid() }) },
  responses: {
    204: { description: "It is not held, whether it was or not." },
    400: problem("The id is none."),
    404: closed[404],
  },
});

/** Holds: nobody else takes a time while a guest fills the form for it. */
export function addHoldRoutes(api: Api): void {
  api.openapi(placeRoute, async (c) => {
    const { ctx, link } = await findLink(c.get("visit"), c.req.valid("param").token);
    const visitorId = visitorOf(c) ?? newToken();
    const hold = await placeHold(ctx, link, { ...c.req.valid("json"), visitorId });
    if (visitorId !== visitorOf(c)) rememberVisitor(c, visitorId);
    c.header("location", `/api/v1/bookings/public/${link.token}/holds/${hold.id}`);
    const { id, start, end, expiresAt } = hold;
    return c.json(Hold.parse({ id, start: toIso(start), end: toIso(end), expiresAt: toIso(expiresAt) }), 201);
  });

  // A link that takes no bookings any more still lets go of what was held on it.
  api.openapi(releaseRoute, async (c) => {
    const { token, id } = c.req.valid("param");
    const { ctx, link } = await findLink(c.get("visit"), token);
    await releaseHold(ctx, link, { holdId: id });
    return c.body(null, 204);
  });
}
