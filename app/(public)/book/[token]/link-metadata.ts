import type { Metadata } from "next";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { hostsOf } from "./open-link";

/** Search engines show about so much of a description. */
const descriptionLength = 160;

/** What an open link's page says of itself to programs: search engines, and whatever shows a posted address. */
export async function linkMetadata(ctx: Context, link: Link): Promise<Metadata> {
  const [{ hostName, organizationName }, locale, t] = await Promise.all([
    hostsOf(ctx, link.id),
    displayLocaleNow(),
    words("guest"),
  ]);
  const { title, token } = link;
  const host = hostName || organizationName;
  const duration = link.durationsMinutes
    .map((minutes) => formatDuration(minutes * minuteMs, locale))
    .join(", ");
  const description = shorten(link.description) || t("share.description", { duration, host });
  const image = {
    url: `/book/${token}/og.png`,
    width: 1200,
    height: 630,
    alt: t("share.alt", { title, host }),
  };
  const isForAll = link.kind === "evergreen";
  return {
    metadataBase: new URL(config().baseUrl),
    title,
    description,
    robots: { index: isForAll, follow: isForAll },
    alternates: {
      // The same month, day or language is the same page.
      ...(isForAll && { canonical: `/book/${token}` }),
      types: { "text/markdown": `/book/${token}.md` },
    },
    openGraph: {
      type: "website",
      siteName: "Openhour",
      title,
      description,
      url: `/book/${token}`,
      images: [image],
    },
    twitter: { card: "summary_large_image", title, description, images: [image] },
  };
}

/** The first words of a text, as one line. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= descriptionLength) return line;
  const cut = line.slice(0, descriptionLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), descriptionLength / 2)).toWellFormed()}…`;
}
