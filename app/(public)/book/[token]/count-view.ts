import { cookies } from "next/headers";
import { after } from "next/server";
import { countView, referrerOfVisit } from "@/lib/analytics/count-view";
import { type Visitor, visitorBehind } from "@/lib/analytics/visitor";
import { findMember, sessionCookie } from "@/lib/auth/session";
import type { BookSlotOptions } from "@/lib/bookings/book-slot";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { log } from "@/lib/log";
import { incomingRequest } from "@/lib/server/incoming-request";

/**
 * Counts this view of a link's page once the page has been sent, so that it costs the guest nothing
 * and cannot break the page. The owner and their members are not counted.
 */
export async function countThisView(ctx: Context, link: Link): Promise<void> {
  const request = incomingRequest();
  // What a page fetches for itself once it is open, Next marks as `RSC`: that is no other view.
  const isView = request?.method === "GET" && request.headers.rsc === undefined;
  const visitor = isView ? thisVisitor() : undefined;
  if (!visitor || (await isOwn(link))) return;
  after(async () => {
    try {
      await countView(ctx, link, visitor);
    } catch (error) {
      log.warn({ err: error, requestId: ctx.requestId }, "a view was not counted");
    }
  });
}

/** How the booking that is made now counts: from which site, or not at all, when the owner tries the own link. */
export async function thisVisit(
  ctx: Context,
  link: Link,
): Promise<Pick<BookSlotOptions, "referrer" | "isOwn">> {
  if (await isOwn(link)) return { isOwn: true };
  const visitor = thisVisitor();
  return { referrer: visitor ? await referrerOfVisit(ctx, link, visitor) : null };
}

function thisVisitor(): Visitor | undefined {
  const request = incomingRequest();
  return request && visitorBehind(request, [new URL(config().baseUrl).host]);
}

async function isOwn(link: Link): Promise<boolean> {
  const hasSession = (await cookies()).has(sessionCookie());
  return hasSession && (await findMember())?.ctx.organizationId === link.organizationId;
}
