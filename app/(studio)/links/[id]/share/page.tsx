import type { Metadata } from "next";
import { EmbedPanel } from "@/components/share/embed-panel";
import { Words } from "@/components/shell/words";
import { CopyField } from "@/components/ui/copy-field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, readerNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { bookAddress } from "@/lib/links/addresses";
import { requireLink } from "@/lib/links/queries";
import { closedBecause } from "@/lib/links/rules";
import { MailTimesQuery } from "@/lib/share/schema";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { MailTimes } from "./mail-times";
import { QrCode } from "./qr-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("share"))("pageTitle") };
}

export default async function SharePage({ params, searchParams }: PageProps<"/links/[id]/share">) {
  const [{ ctx }, { id }, query, t, reader, messages] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    words("share"),
    readerNow(),
    clientWords("share"),
  ]);
  const link = await orNotFound(requireLink(ctx, id));
  const { baseUrl } = config();
  const address = bookAddress(baseUrl, link.token);
  const closed = closedBecause(link, ctx.now);
  const durations = link.durationsMinutes.map((minutes) => ({
    value: String(minutes),
    label: formatDuration(minutes * minuteMs, reader.locale),
  }));
  return (
    <Words {...messages}>
      {closed && (
        <Notice kind="warning" title={t(closedWords[closed].title)}>
          {t(closedWords[closed].text)}
        </Notice>
      )}
      <Section title={t("address.title")}>
        <CopyField label={t("address.field", { title: link.title })} value={address} />
        <QrCode linkId={link.id} title={link.title} />
      </Section>
      <Section title={t("times.title")}>
        <MailTimes {...{ ctx, link, durations, reader }} query={MailTimesQuery.parse(query)} />
      </Section>
      <Section title={t("embed.title")}>
        <EmbedPanel title={link.title} baseUrl={baseUrl} address={address} durations={durations} />
      </Section>
    </Words>
  );
}

const closedWords = {
  link_disabled: { title: "closed.title", text: "closed.text" },
  link_used: { title: "closed.usedTitle", text: "closed.usedText" },
  link_expired: { title: "closed.expiredTitle", text: "closed.expiredText" },
} as const;
