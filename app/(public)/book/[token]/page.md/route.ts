import { closedTexts } from "@/app/(public)/book/[token]/closed-texts";
import { hostsOf, tryOpenLink } from "@/app/(public)/book/[token]/open-link";
import { placesOf } from "@/app/(public)/book/[token]/places-of";
import { whereBefore } from "@/components/booking/where-words";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import { guestsAllowed } from "@/lib/bookings/guest-rules";
import { config } from "@/lib/config";
import { httpStatus } from "@/lib/http-status";
import { getLinkQuestions } from "@/lib/templates/queries";
import { closedMarkdown, linkMarkdown } from "@/lib/twins/link-markdown";
import { nextStarts } from "@/lib/twins/next-starts";

const timesCount = 20;

/** The page's twin for programs, at /book/[token].md: see next.config.ts. Looking at it is no view of the link. */
export async function GET(_request: Request, { params }: RouteContext<"/book/[token]/page.md">) {
  const opened = await tryOpenLink(await visit(), (await params).token);
  const t = await words("guest");
  if ("closed" in opened) {
    const { title, text, contact } = closedTexts(opened, t);
    return markdown(closedMarkdown(title, [text, ...(contact ? [contact] : [])]), {
      status: httpStatus[opened.closed],
      headers: { "X-Robots-Tag": "noindex" },
    });
  }
  const { ctx, link } = opened;
  const [hosts, questions, starts, locale] = await Promise.all([
    hostsOf(ctx, link.id),
    getLinkQuestions(ctx, link),
    nextStarts(ctx, link, timesCount),
    displayLocaleNow(),
  ]);
  const { baseUrl } = config();
  const pageUrl = `${baseUrl}/book/${link.token}`;
  const twin = {
    ...link,
    ...hosts,
    questions,
    starts,
    where: whereBefore(link.location, t),
    asksForPlace: link.location?.kind === "ask",
    places: placesOf(link, t),
    maxGuests: guestsAllowed(link),
    now: ctx.now,
    pageUrl,
    apiUrl: `${baseUrl}/api/v1/bookings/public/${link.token}`,
  };
  const found =
    link.kind === "evergreen" ? { Link: `<${pageUrl}>; rel="canonical"` } : { "X-Robots-Tag": "noindex" };
  return markdown(linkMarkdown(twin, locale, t), { headers: found });
}

/** What the next visitor gets may be another time, and in another language. */
function markdown(
  text: string,
  { status = 200, headers }: { status?: number; headers: Record<string, string> },
) {
  const usual = {
    "Content-Type": "text/markdown; charset=utf-8",
    "Cache-Control": "private, no-store",
    Vary: "Accept, Accept-Language",
  };
  return new Response(text, { status, headers: { ...usual, ...headers } });
}
