import Link from "next/link";
import { textLink } from "@/components/ui/text-link";
import { words } from "@/lib/auth/reader";
import type { LinkMails } from "@/lib/link-mails/find-mails";

/** Whether guests are thanked after the meeting, which the link's template says, and the way there. */
export async function FollowUpState({ template }: Pick<LinkMails, "template">) {
  const t = await words("linkMails.followUp");
  if (!template) return <p className="text-sm text-muted">{t("noTemplate")}</p>;
  const { id, name, sendsFollowUp } = template;
  return (
    <p className="text-sm">
      {t.rich(sendsFollowUp ? "on" : "off", {
        name,
        to: (text) => (
          <Link
            href={`/templates/${id}`}
            className={`${textLink} inline-flex items-center pointer-coarse:min-h-11`}
          >
            {text}
          </Link>
        ),
      })}
    </p>
  );
}
