import { answerJson } from "@/lib/auth/json";
import { isSlugFree } from "@/lib/links/find-links";
import { Slug } from "@/lib/links/schema";

/** Whether an address is free; taken and kept for ourselves look the same. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return answerJson(async (ctx) => {
    const { data: slug } = Slug.safeParse(query.get("slug") ?? "");
    return { isFree: slug !== undefined && (await isSlugFree(ctx, slug, query.get("link") ?? undefined)) };
  });
}
