import { listedLinks, readListState } from "@/app/(studio)/links/list-view";
import { answerJson } from "@/lib/auth/json";
import { displayLocaleNow } from "@/lib/auth/reader";

/** The list as data: what the page asks for again when it is looked at again. */
export function GET(request: Request): Promise<Response> {
  const state = readListState(new URL(request.url).searchParams.get("state"));
  return answerJson(async (ctx) => listedLinks(ctx, state, await displayLocaleNow()));
}
