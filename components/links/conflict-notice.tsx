import { useTranslations } from "use-intl";
import { Attention } from "@/components/ui/attention";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";

export type ConflictNoticeProps = {
  readonly linkId: string;
  /** The version that came first. */
  readonly version: number;
  /** The server's answer: a new one takes the focus again. */
  readonly answer: unknown;
};

/** Says that somebody else was first, and lets one save over it, knowing that, or look at it. Stands in the form. */
export function ConflictNotice({ linkId, version, answer }: ConflictNoticeProps) {
  const t = useTranslations("wizard.edit");
  return (
    <Attention trigger={answer}>
      <Notice kind="warning" title={t("conflictTitle")}>
        <p>{t("conflict")}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <Button type="submit" name="over" value={version} variant="secondary" size="small">
            {t("over")}
          </Button>
          {/* A new page on purpose: nothing of this one is to stay. */}
          <a href={`/links/${linkId}`} className={buttonClass({ variant: "quiet", size: "small" })}>
            {t("reload")}
          </a>
        </div>
      </Notice>
    </Attention>
  );
}
