import { FeedAddress } from "@/components/settings/feed-address";
import { FeedOthers } from "@/components/settings/feed-others";
import type { FeedResource, ListedFeed } from "@/lib/feeds/queries";
import type { Translate } from "@/lib/i18n/translator";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";
import { makeFeedAction, revokeFeedAction } from "./actions";

export type FeedPanelProps = {
  readonly resource: FeedResource;
  readonly display: Display;
  readonly t: Translate<"feeds">;
};

/** The member's own address of a resource's feed, and whose else there are. */
export function FeedPanel({ resource: { id, name, feeds }, display, t }: FeedPanelProps) {
  const own = feeds.find(({ url }) => url !== undefined);
  const others = feeds.filter(({ url }) => url === undefined);
  return (
    <div className="grid gap-4">
      <FeedAddress
        name={name}
        url={own?.url}
        usedText={own && usedText(own, display, t)}
        make={makeFeedAction.bind(null, id)}
        revoke={own && revokeFeedAction.bind(null, own.id)}
      />
      {others.length > 0 && (
        <FeedOthers
          feeds={others.map((feed) => ({
            id: feed.id,
            madeBy: feed.madeBy,
            usedText: usedText(feed, display, t),
            revoke: revokeFeedAction.bind(null, feed.id),
          }))}
        />
      )}
    </div>
  );
}

const usedText = ({ lastUsedAt }: ListedFeed, display: Display, t: FeedPanelProps["t"]): string =>
  lastUsedAt === null
    ? t("neverUsed")
    : t("lastUsed", { date: formatShortDate(lastUsedAt, display), time: formatTime(lastUsedAt, display) });
