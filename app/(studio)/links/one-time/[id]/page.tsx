import type { Metadata } from "next";
import { LinkTabs } from "@/app/(studio)/links/link-tabs";
import { reissueAction, revokeAction } from "@/app/(studio)/links/one-time/actions";
import { OneTimeActions } from "@/components/links/one-time-actions";
import { OneTimeMail } from "@/components/links/one-time-mail";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Facts } from "@/components/ui/facts";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, readerNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { languageNames, languages } from "@/lib/i18n/locale";
import { requireOneTimeLink } from "@/lib/one-time/queries";
import { linkFacts, recipientOf } from "./link-facts";
import { mailLanguage, mailView } from "./mail-view";
import { PickedList } from "./picked-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("oneTime"))("oneTitle") };
}

export default async function OneTimePage({ params, searchParams }: PageProps<"/links/one-time/[id]">) {
  const [{ ctx, user }, { id }, query] = await Promise.all([requireMember(), params, searchParams]);
  const [link, reader, t] = await Promise.all([
    orNotFound(requireOneTimeLink(ctx, id)),
    readerNow(),
    words("oneTime"),
  ]);
  const recipient = recipientOf(link);
  const shown = { link, display: { locale: reader.locale, timeZone: user.timeZone }, t };
  const language = mailLanguage(query.mail, reader.language);
  const isActive = link.status === "active";
  return (
    <>
      <PageTitle
        title={t("linkFor", { recipient })}
        action={
          <ButtonLink href="/links/one-time" variant="secondary">
            {t("all")}
          </ButtonLink>
        }
      />
      <LinkTabs id={link.id} kind="one_time" title={link.title} />
      {query.new === "made" && isActive && (
        <Notice kind="success" title={t("made")}>
          {t("madeText")}
        </Notice>
      )}
      {query.new === "again" && isActive && (
        <Notice kind="success" title={t("again")}>
          {Number(query.left) > 0 && t("leftOut", { count: Number(query.left) })}
        </Notice>
      )}
      <Words {...(await clientWords("oneTime"))}>
        <Card className="grid gap-6">
          <Facts items={linkFacts(shown)} />
          {isActive && (
            <CopyField
              label={t("addressOf", { recipient })}
              value={`${config().baseUrl}/book/${link.token}`}
            />
          )}
          <OneTimeActions
            recipient={recipient}
            revoke={isActive ? revokeAction.bind(null, link.id) : undefined}
            reissue={reissueAction.bind(null, link.id)}
          />
        </Card>
        <PickedList {...shown} />
        {isActive && (
          <Section title={t("mail.title")}>
            <FilterLinks
              label={t("mail.language")}
              filters={languages.map((each) => ({
                href: `/links/one-time/${link.id}?mail=${each}`,
                label: languageNames[each],
                isCurrent: each === language,
              }))}
            />
            <OneTimeMail key={language} {...mailView(link, user.name, user.timeZone, language)} />
          </Section>
        )}
      </Words>
    </>
  );
}
