import { createRoute, z } from "@hono/zod-openapi";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { manageUrl } from "@/lib/bookings/manage-token";
import { BookSlot } from "@/lib/bookings/schema";
import { findLink, getLinkHosts, openLink } from "@/lib/links/queries";
import { getLinkQuestions } from "@/lib/templates/queries";
import { toIso } from "@/lib/time/format";
import { holdOf } from "@/lib/visitor";
import { closed, json, problem, Token } from "./answers";
import type { Api } from "./app";
import {
  Availability,
  AvailabilityQuery,
  NewBooking,
  PublicLink,
  publicLocation,
  slotRange,
} from "./public-links-schema";
import { visitorOf } from "./visitor";

const getRoute = createRoute({
  method: "get",
  path: "/bookings/public/{token}",
  summary: "What a booking link offers",
  request: { params: Token },
  responses: { 200: json("The link.", PublicLink), ...closed },
});

const availabilityRoute = createRoute({
  method: "get",
  path: "/bookings/public/{token}/availability",
  summary: "The times a guest may book",
  request: { params: Token, query: AvailabilityQuery },
  responses: {
    200: json("The times on offer.", Availability),
    400: problem("The range is not one."),
    ...closed,
  },
});

const bookRoute = createRoute({
  method: "post",
  path: "/bookings/public/{token}/book",
  summary: "Book a time",
  request: {
    params: Token,
    headers: z.object({ "idempotency-key": z.string().min(1).max(255).optional() }),
    body: { required: true, content: { "application/json": { schema: BookSlot } } },
  },
  responses: {
    201: json("Booked; both sides get a mail.", NewBooking),
    400: problem("The request could not be read."),
    409: problem("Somebody else has this time."),
    413: problem("The files are too large."),
    422: problem("The time is not on offer, or a field or an answer is wrong."),
    ...closed,
  },
});

/** What a guest's program needs: see a link, see its times, book one. */
export function addPublicLinkRoutes(api: Api): void {
  api.openapi(getRoute, async (c) => {
    const { ctx, link } = await openLink(c.get("visit"), c.req.valid("param").token);
    const [hosts, questions] = await Promise.all([getLinkHosts(ctx, link.id), getLinkQuestions(ctx, link)]);
    return c.json(PublicLink.parse({ ...link, ...hosts, questions, location: publicLocation(link) }), 200);
  });

  api.openapi(availabilityRoute, async (c) => {
    const { ctx, link } = await openLink(c.get("visit"), c.req.valid("param").token);
    const { durationMinutes, timeZone, ...range } = slotRange(c.req.valid("query"), link, ctx.now);
    const ownHold = holdOf(visitorOf(c));
    const starts = await findSlots(ctx, link, { ...range, durationMinutes, ownHold });
    const slots = starts.map((start) => ({
      start: toIso(start),
      end: toIso(start + durationMinutes * 60_000),
    }));
    // What one visitor holds is free to them and to nobody else.
    c.header("cache-control", "private, no-store");
    return c.json(Availability.parse({ timeZone, slots }), 200);
  });

  api.openapi(bookRoute, async (c) => {
    const { ctx, link } = await findLink(c.get("visit"), c.req.valid("param").token);
    const idempotencyKey = c.req.valid("header")["idempotency-key"];
    const booking = await bookSlot(ctx, link, c.req.valid("json"), {
      idempotencyKey,
      visitorId: visitorOf(c),
    });
    const url = manageUrl(booking);
    const { id, status, startsAt, endsAt } = booking;
    c.header("location", url);
    return c.json(
      NewBooking.parse({ id, status, start: toIso(startsAt), end: toIso(endsAt), manageUrl: url }),
      201,
    );
  });
}
