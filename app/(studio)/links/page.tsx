import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyField } from "@/components/ui/copy-field";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Row, RowList } from "@/components/ui/row-list";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { findLinks } from "@/lib/links/queries";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

export const metadata: Metadata = { title: "Links" };

export default async function LinksPage({ searchParams }: PageProps<"/links">) {
  const { ctx } = await requireMember();
  const [links, { new: newId }, locale] = await Promise.all([
    findLinks(ctx),
    searchParams,
    displayLocaleNow(),
  ]);
  const newest = links.find((link) => link.id === newId);
  const action = <ButtonLink href="/links/new">New link</ButtonLink>;
  if (links.length === 0) {
    return (
      <>
        <PageTitle title="Links" />
        <EmptyState
          title="No links yet"
          text="Make one, send its address to somebody, and they pick a time in your working hours."
          action={action}
        />
      </>
    );
  }
  return (
    <>
      <PageTitle title="Links" action={action} />
      {newest && (
        <Notice kind="success" title={`“${newest.title}” is ready`}>
          Copy its address below and send it to somebody.
        </Notice>
      )}
      <RowList label="Links">
        {links.map((link) => (
          <Row
            key={link.id}
            title={link.title}
            detail={link.durationsMinutes
              .map((minutes) => formatDuration(minutes * minuteMs, locale))
              .join(", ")}
            trailing={
              <>
                {!link.isActive && <Badge>Off</Badge>}
                <ButtonLink href={`/links/${link.id}/why-not`} prefetch={false} variant="quiet" size="small">
                  Why not?<span className="sr-only"> Explain the times of {link.title}</span>
                </ButtonLink>
                <ButtonLink href={`/book/${link.token}`} variant="quiet" size="small">
                  Open<span className="sr-only"> {link.title}</span>
                </ButtonLink>
              </>
            }
          >
            <CopyField label={`Address of ${link.title}`} value={`${config().baseUrl}/book/${link.token}`} />
          </Row>
        ))}
      </RowList>
    </>
  );
}
