import type { ReactNode } from "react";
import { archiveAction, duplicateAction, restoreAction, setActiveAction } from "@/app/(studio)/links/actions";
import { LinkTabs } from "@/app/(studio)/links/link-tabs";
import { Badge } from "@/components/ui/badge";
import { ButtonForm } from "@/components/ui/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { type Link, requireLink } from "@/lib/links/queries";
import { closedBecause } from "@/lib/links/rules";

/** A link's title, what can be done to it, and the pages about it. */
export default async function LinkLayout({
  children,
  params,
}: {
  readonly children: ReactNode;
  readonly params: Promise<{ id: string }>;
}) {
  const [{ ctx }, { id }, t] = await Promise.all([requireMember(), params, words("links")]);
  const link = await orNotFound(requireLink(ctx, id));
  const isOpen = closedBecause(link, ctx.now) === undefined;
  return (
    <>
      <div className="grid gap-4">
        <PageTitle
          title={link.title}
          action={
            <div className="flex flex-wrap items-center gap-2">
              <Badge tone={isOpen ? "success" : "neutral"}>
                {link.archivedAt !== null ? t("archived") : isOpen ? t("on") : t("off")}
              </Badge>
              <ButtonLink href={`/book/${link.token}`} variant="secondary" size="small">
                {t("open")}
              </ButtonLink>
              {link.kind === "evergreen" && <Changes link={link} />}
            </div>
          }
        />
        <LinkTabs {...link} />
      </div>
      {children}
    </>
  );
}

/** What can be done to an evergreen link from every page about it; each button works without script. */
async function Changes({ link: { id, title, isActive, archivedAt } }: { readonly link: Link }) {
  const t = await words("links");
  const look = { variant: "secondary", size: "small" } as const;
  if (archivedAt !== null)
    return (
      <ButtonForm {...look} action={restoreAction.bind(null, id)}>
        {t("restore")}
      </ButtonForm>
    );
  return (
    <>
      <ButtonForm {...look} action={setActiveAction.bind(null, id, !isActive)}>
        {isActive ? t("disable") : t("enable")}
      </ButtonForm>
      <ButtonForm {...look} action={duplicateAction.bind(null, id, title)}>
        {t("duplicate")}
      </ButtonForm>
      <ButtonForm {...look} action={archiveAction.bind(null, id)}>
        {t("archive")}
      </ButtonForm>
    </>
  );
}
