import { listedLinks, readListState } from "@/app/(studio)/links/list-view";
import { displayLocaleNow } from "@/lib/auth/reader";
import { findMember } from "@/lib/auth/session";

/** The list as data: what the page asks for again when it is looked at again. */
export async function GET(request: Request): Promise<Response> {
  const member = await findMember();
  if (!member) return new Response(null, { status: 401 });
  const state = readListState(new URL(request.url).searchParams.get("state"));
  const links = await listedLinks(member.ctx, state, await displayLocaleNow());
  return Response.json(links, { headers: { "cache-control": "no-store" } });
}
