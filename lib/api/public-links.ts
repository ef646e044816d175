import { createRoute, z } from "@hono/zod-openapi";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { guestsAllowed } from "@/lib/bookings/guest-rules";
import { manageUrl } from "@/lib/bookings/manage-token";
import { BookSlot } from "@/lib/bookings/schema";
import { readerOf } from "@/lib/i18n/locale";
import { findLink, getLinkHosts, openLink } from "@/lib/links/queries";
import { newChallenge } from "@/lib/robots/challenge";
import { withinGuestLimit } from "@/lib/robots/guest-limit";
import { getLinkQuestions } from "@/lib/templates/queries";
import { toIso } from "@/lib/time/format";
import { holdOf } from "@/lib/visitor";
import { addressOf } from "./address-of";
import { closed, json, problem, Token } from "./answers";
import type { Api } from "./app";
import {
  Availability,
  AvailabilityQuery,
  Challenge,
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

const challengeRoute = createRoute({
  method: "get",
  path: "/bookings/public/{token}/challenge",
  summary: "Work that a browser does before its form is sent (ALTCHA)",
  request: { params: Token },
  responses: { 200: json("The challenge, good for ten minutes and one booking.", Challenge), ...closed },
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
    429: problem("Too many guests were brought along by one client. `Retry-After` says when to try again."),
    ...closed,
  },
});

/** What a guest's program needs: see a link, see its times, book one. */
export function addPublicLinkRoutes(api: Api): void {
  api.openapi(getRoute, async (c) => {
    const { ctx, link } = await openLink(c.get("visit"), c.req.valid("param").token);
    const [hosts, questions] = await Promise.all([getLinkHosts(ctx, link.id), getLinkQuestions(ctx, link)]);
    const asked = { questions, location: publicLocation(link), maxGuests: guestsAllowed(link) };
    return c.json(PublicLink.parse({ ...link, ...hosts, ...asked }), 200);
  });

  api.openapi(challengeRoute, async (c) => {
    const { ctx, link } = await openLink(c.get("visit"), c.req.valid("param").token);
    c.header("cache-control", "no-store");
    return c.json(Challenge.parse(await newChallenge(link, ctx.now)), 200);
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
    const input = inLanguageOf(c.req.header("accept-language"), c.req.valid("json"));
    const booking = await withinGuestLimit(addressOf(c), input.guests?.length ?? 0, () =>
      bookSlot(ctx, link, input, { idempotencyKey, visitorId: visitorOf(c) }),
    );
    const url = manageUrl(booking);
    const { id, status, startsAt, endsAt } = booking;
    c.header("location", url);
    return c.json(
      NewBooking.parse({ id, status, start: toIso(startsAt), end: toIso(endsAt), manageUrl: url }),
      201,
    );
  });
}

/** A request whose mails come in the language that it names, or else in the one its program asks for. */
function inLanguageOf(acceptLanguage: string | undefined, input: BookSlot): BookSlot {
  const { language } = readerOf(acceptLanguage ?? null);
  return { ...input, attendee: { language, ...input.attendee } };
}
