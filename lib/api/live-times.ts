import { createRoute, z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { clientKey } from "@/lib/client-address";
import { AppError } from "@/lib/errors";
import { openLink } from "@/lib/links/queries";
import { countPlaces } from "@/lib/live/places";
import { timesStream } from "@/lib/live/times-stream";
import { addressOf } from "./address-of";
import { closed, problem, Token } from "./answers";
import type { Api } from "./app";
import { problemResponse } from "./problem";

const places = countPlaces({ perAddress: 10, inAll: 5000 });

/** When somebody who found no place may try again. */
const retryAfterSeconds = 60;

const liveRoute = createRoute({
  method: "get",
  path: "/bookings/public/{token}/live",
  summary: "Hear when times are taken or let go",
  description:
    "Server-sent events: `ready` when it listens, then `change` whenever the times of the link may have changed, " +
    "without saying which. Ask for the times again then. At most 10 streams for one client address.",
  request: {
    params: Token,
    query: z.object({
      since: z.coerce.number("Write milliseconds.").int().min(0).optional().openapi({
        description:
          "When the times were read, in ms since 1970: what has changed since then is told at once.",
      }),
    }),
  },
  responses: {
    200: { description: "The stream.", content: { "text/event-stream": {} } },
    400: problem("`since` is no time."),
    503: problem("There are too many streams. `Retry-After` says when to try again."),
    ...closed,
  },
});

/** What an open page listens to. It says when to look again, and nothing that a page does not show anyway. */
export function addLiveTimesRoutes(api: Api): void {
  api.openapi(liveRoute, async (c) => {
    const { ctx } = await openLink(c.get("visit"), c.req.valid("param").token);
    const { since } = c.req.valid("query");
    const leave = places.take(clientKey(addressOf(c)));
    if (!leave) return refusal(c);
    return new Response(timesStream(ctx.organizationId, { since, onOver: leave }), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Compressed, it would wait for more to compress.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  });
}

function refusal(c: HonoContext): Response {
  const words = "Too many pages listen at the moment. Ask for the times now and then instead.";
  const answer = problemResponse(new AppError("unavailable", words), c);
  answer.headers.set("retry-after", String(retryAfterSeconds));
  return answer;
}
