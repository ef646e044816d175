import type { Metadata } from "next";
import { Words } from "@/components/shell/words";
import { Attention } from "@/components/ui/attention";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findFeedResources } from "@/lib/feeds/queries";
import { FeedPanel } from "./feed-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("feeds"))("title") };
}

export default async function FeedsPage({ searchParams }: PageProps<"/settings/feeds">) {
  const [{ ctx, user }, { saved }, locale, t] = await Promise.all([
    requireMember(),
    searchParams,
    displayLocaleNow(),
    words("feeds"),
  ]);
  const resources = await findFeedResources(ctx);
  const own = resources.filter(({ isOwn }) => isOwn);
  const others = resources.filter(({ isOwn }) => !isOwn);
  const shown = { display: { locale, timeZone: user.timeZone }, t };
  return (
    <Words {...(await clientWords("feeds"))}>
      <PageTitle title={t("title")} />
      {(saved === "made" || saved === "revoked") && (
        <Attention trigger={ctx.now}>
          <Notice kind="success" title={t(`saved.${saved}`)} />
        </Attention>
      )}
      <p className="max-w-prose text-muted">{t("text")}</p>
      {own.map((resource) => (
        <Section key={resource.id} title={t("own")}>
          <Card className="max-w-2xl">
            <FeedPanel key={ctx.now} resource={resource} {...shown} />
          </Card>
        </Section>
      ))}
      {others.length > 0 && (
        <Section title={t("all")}>
          <RowList label={t("all")}>
            {others.map((resource) => (
              <Row key={resource.id} title={resource.name} detail={t(`kinds.${resource.kind}`)}>
                <FeedPanel key={ctx.now} resource={resource} {...shown} />
              </Row>
            ))}
          </RowList>
        </Section>
      )}
    </Words>
  );
}
