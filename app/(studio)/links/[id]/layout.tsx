import type { ReactNode } from "react";
import { archiveAction, duplicateAction, restoreAction, setActiveAction } from "@/app/(studio)/links/actions";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { TabLinks } from "@/components/ui/tab-links";
import { orNotFound } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireLink } from "@/lib/links/queries";

/** A link's title, what can be done to it, and the pages about it. */
export default async function LinkLayout({
  children,
  params,
}: {
  readonly children: ReactNode;
  readonly params: Promise<{ id: string }>;
}) {
  const [{ ctx }, { id }, t] = await Promise.all([requireMember(), params, words("links")]);
  const { title, token, isActive, archivedAt, kind } = await orNotFound(requireLink(ctx, id));
  const isArchived = archivedAt !== null;
  const state = isArchived ? t("archived") : isActive ? t("on") : t("off");
  return (
    <>
      <div className="grid gap-4">
        <PageTitle
          title={title}
          action={
            <div className="flex flex-wrap items-center gap-2">
              <Badge tone={isActive && !isArchived ? "success" : "neutral"}>{state}</Badge>
              <ButtonLink href={`/book/${token}`} variant="secondary" size="small">
                {t("open")}
              </ButtonLink>
              {isArchived ? (
                <ActionButton action={restoreAction.bind(null, id)} text={t("restore")} />
              ) : (
                <>
                  <ActionButton
                    action={setActiveAction.bind(null, id, !isActive)}
                    text={isActive ? t("disable") : t("enable")}
                  />
                  {kind === "evergreen" && (
                    <ActionButton action={duplicateAction.bind(null, id, title)} text={t("duplicate")} />
                  )}
                  <ActionButton action={archiveAction.bind(null, id)} text={t("archive")} />
                </>
              )}
            </div>
          }
        />
        <TabLinks
          label={title}
          tabs={[
            { href: `/links/${id}`, label: t("tabs.settings") },
            { href: `/links/${id}/share`, label: t("tabs.share") },
            { href: `/links/${id}/analytics`, label: t("tabs.analytics") },
            { href: `/links/${id}/why-not`, label: t("tabs.whyNot") },
          ]}
        />
      </div>
      {children}
    </>
  );
}

/** A button that is a form of its own. What it answers shows in the page, which is drawn anew. */
const ActionButton = ({
  action,
  text,
}: {
  readonly action: () => Promise<unknown>;
  readonly text: string;
}) => (
  <form action={action as () => Promise<void>}>
    <Button type="submit" variant="secondary" size="small">
      {text}
    </Button>
  </form>
);
