import type { Metadata } from "next";
import { RemindersForm } from "@/components/link-mails/reminders-form";
import { Words } from "@/components/shell/words";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findLinkMails } from "@/lib/link-mails/find-mails";
import { requireLink } from "@/lib/links/queries";
import { saveRemindersAction } from "./actions";
import { MailRow } from "./mail-row";
import { ProofRow } from "./proof-row";

export async function generateMetadata({ params }: PageProps<"/links/[id]/mails">): Promise<Metadata> {
  const [{ ctx }, { id }, t] = await Promise.all([requireMember(), params, words("linkMails")]);
  const { title } = await orNotFound(requireLink(ctx, id));
  return { title: `${title} · ${t("title")}` };
}

/** Every mail that goes out for a link, each with its switch, and when to remind. */
export default async function LinkMailsPage({ params, searchParams }: PageProps<"/links/[id]/mails">) {
  const [{ ctx }, { id }, { saved }, t, texts] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    words("linkMails"),
    clientWords("linkMails"),
  ]);
  const { link, moments, template } = await orNotFound(findLinkMails(ctx, id));
  const address = `/links/${id}/mails`;
  return (
    <Words {...texts}>
      <p className="max-w-prose text-muted">{t("intro")}</p>
      {!link.requiresApproval && <p className="max-w-prose text-muted">{t("noRequests")}</p>}
      {moments.map(({ when, mails }) => (
        <Section key={when} title={t(`moments.${when}`)}>
          <RowList>
            {mails.map((mail) => (
              <MailRow key={mail.kind} {...{ address, mail, link, template }} />
            ))}
          </RowList>
        </Section>
      ))}
      <Section title={t("moments.proof")}>
        <ProofRow />
      </Section>
      <div id="reminders" className="scroll-mt-4">
        <Section title={t("reminders.title")}>
          {saved !== undefined && <Notice kind="success">{t("reminders.saved")}</Notice>}
          <p className="max-w-prose text-muted">{t("reminders.text")}</p>
          <Card>
            <RemindersForm
              key={String(saved)}
              {...{ address, version: link.version, guest: link.guestReminders, host: link.hostReminders }}
              action={saveRemindersAction.bind(null, id)}
            />
          </Card>
        </Section>
      </div>
    </Words>
  );
}
