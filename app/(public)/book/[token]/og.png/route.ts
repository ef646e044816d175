import { hostsOf, tryOpenLink } from "@/app/(public)/book/[token]/open-link";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import { httpStatus } from "@/lib/http-status";
import { drawable } from "@/lib/share/drawable";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { drawCard } from "./draw-card";

/** The picture of a link where its address is posted. What our font cannot write is left out. */
export async function GET(_request: Request, { params }: RouteContext<"/book/[token]/og.png">) {
  const opened = await tryOpenLink(await visit(), (await params).token);
  if ("closed" in opened) return new Response(null, { status: httpStatus[opened.closed] });
  const { ctx, link } = opened;
  const [{ hostName, organizationName }, locale, t] = await Promise.all([
    hostsOf(ctx, link.id),
    displayLocaleNow(),
    words("guest"),
  ]);
  const lengths = link.durationsMinutes.map((minutes) => formatDuration(minutes * minuteMs, locale));
  const invitation = t("share.invitation");
  const lines = [hostName || organizationName, lengths.join(" · ")].map(drawable);
  const png = await drawCard({
    title: drawable(link.title) ?? invitation,
    lines: lines.filter((line) => line !== undefined),
    invitation,
  });
  const mayBeKept = link.kind === "evergreen" ? "public, max-age=3600" : "private, no-store";
  return new Response(png, {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": mayBeKept,
      Vary: "Accept-Language",
    },
  });
}
