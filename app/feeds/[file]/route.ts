import { newVisit } from "@/lib/context";
import { secondsToWait } from "@/lib/feeds/limit";
import { readFeed } from "@/lib/feeds/read-feed";
import { readFeedFile } from "@/lib/feeds/token";

/** Whoever has the address may read it, and nobody else shall find it. */
const always = { "X-Robots-Tag": "noindex", "Cache-Control": "private, no-cache" } as const;

/** Bookings as a calendar that others subscribe to; Next answers HEAD with the same, without the content. */
export async function GET(request: Request, { params }: RouteContext<"/feeds/[file]">) {
  const { file } = await params;
  const wait = readFeedFile(file) ? await secondsToWait(file) : 0;
  if (wait > 0)
    return new Response(null, { status: 429, headers: { ...always, "Retry-After": String(wait) } });
  const feed = await readFeed(newVisit(), file);
  if (!feed) return new Response(null, { status: 404, headers: always });
  const headers = { ...always, ETag: feed.etag };
  if (isKnown(request.headers.get("if-none-match"), feed.etag))
    return new Response(null, { status: 304, headers });
  return new Response(feed.content, {
    headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH" },
  });
}

/** Whether the client has this content already; the comparison is the weak one (RFC 9110, 13.1.2). */
const isKnown = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? "").split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
