import { findOwnMails } from "@/app/(public)/unsubscribe/[token]/own-mails";
import { optOut } from "@/lib/mail-opt-outs/commands";
import { isOneClick } from "./is-one-click";

type Route = RouteContext<"/unsubscribe/[token]/one-click">;

/**
 * What a mail program posts to on its own when its reader wants no more such mails (RFC 8058): without cookies,
 * from anywhere, and it follows no redirect. The signed address is all it takes.
 */
export async function POST(request: Request, { params }: Route) {
  if (!(await isOneClick(request))) return answer(400, "Post List-Unsubscribe=One-Click.");
  const own = await findOwnMails((await params).token);
  if (!own) return answer(404, "There is nothing at this address.");
  await optOut(own.ctx, own.attendeeId);
  return answer(200, "Done.");
}

/** A program that knows no one click opens the address for its reader: the page asks them. */
export async function GET(_: Request, { params }: Route) {
  const Location = `/unsubscribe/${encodeURIComponent((await params).token)}`;
  return new Response(null, { status: 303, headers: { ...always, Location } });
}

const always = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };

/** Read by programs, and by whoever looks into their logs. */
const answer = (status: number, text: string) =>
  new Response(text, { status, headers: { ...always, "Content-Type": "text/plain; charset=utf-8" } });
