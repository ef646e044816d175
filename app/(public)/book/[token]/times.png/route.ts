import { visit } from "@/lib/auth/session";
import { pictureContent } from "@/lib/share/picture-content";
import { PictureQuery } from "@/lib/share/schema";
import { drawPicture } from "./draw-picture";

/**
 * A PNG of a link's next free times as they are when somebody looks, for mails. Always 200, for
 * a mail program shows nothing of an error. Looking at it is no view of the link.
 */
export async function GET(request: Request, { params }: RouteContext<"/book/[token]/times.png">) {
  const asked = PictureQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const content = await pictureContent(await visit(), (await params).token, asked);
  return new Response(await drawPicture(content, asked.count), {
    headers: { "Content-Type": "image/png", "Cache-Control": "no-store, max-age=0" },
  });
}
