import { leadText } from "@/components/link-mails/lead-text";
import { MailSwitch } from "@/components/link-mails/mail-switch";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Row } from "@/components/ui/row-list";
import { words } from "@/lib/auth/reader";
import type { LinkMails, ListedMail } from "@/lib/link-mails/find-mails";
import { isSwitched, lostWith, momentOf, toWhom } from "@/lib/link-mails/rules";
import type { Link } from "@/lib/links/queries";
import { switchMailAction } from "./actions";
import { FollowUpState } from "./follow-up-state";

export type MailRowProps = {
  /** Path of the page. */
  readonly address: string;
  readonly mail: ListedMail;
  readonly link: Link;
  readonly template: LinkMails["template"];
};

/** A kind of mail: to whom it goes, its switch with what that takes along, and the way to its words. */
export async function MailRow({ address, mail, link, template }: MailRowProps) {
  const t = await words("linkMails");
  const { kind, isOn, subject, intro } = mail;
  const to = toWhom(kind);
  const lost = lostWith(kind);
  const title = t(`kinds.${kind}`);
  const leads = to === "guest" ? link.guestReminders : link.hostReminders;
  return (
    <Row
      leading={t(`to.${to}`)}
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          {title}
          {(subject !== null || intro !== null) && <Badge>{t("ownWords")}</Badge>}
        </span>
      }
      detail={
        <>
          {momentOf(kind) === "reminder" &&
            (leads.length > 0
              ? t("remindedAt", { leads: leads.map((lead) => leadText(lead, t)).join(", ") })
              : t("noReminder"))}
          {lost && isOn && t(`carries.${lost}`)}
          {lost && !isOn && <strong className="text-warning">{t(`lost.${to}.${lost}`)}</strong>}
        </>
      }
      trailing={
        <>
          <ButtonLink
            href={`${address}/${kind}`}
            variant="quiet"
            size="small"
            aria-label={t("changeWords", { mail: title })}
          >
            {t("words")}
          </ButtonLink>
          {isSwitched(kind) && (
            <MailSwitch
              label={t("switch", { mail: title })}
              isOn={isOn}
              action={switchMailAction.bind(null, link.id, kind, !isOn)}
            />
          )}
        </>
      }
    >
      {!isSwitched(kind) && <FollowUpState template={template} />}
    </Row>
  );
}
