import { useTranslations } from "use-intl";
import { Attention } from "@/components/ui/attention";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export type ConflictNoticeProps = {
  /** Where the other version is. */
  readonly href: string;
  readonly trigger: unknown;
  readonly onReplace: () => void;
};

/** Says that somebody else saved meanwhile, and leaves the choice. */
export function ConflictNotice({ href, trigger, onReplace }: ConflictNoticeProps) {
  const t = useTranslations("templates.editor");
  return (
    <Attention trigger={trigger}>
      <Notice kind="warning" title={t("conflict")}>
        <p>{t("conflictText")}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="secondary" size="small" onClick={onReplace}>
            {t("replace")}
          </Button>
          <a href={href} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
            {t("showTheirs")}
          </a>
        </p>
      </Notice>
    </Attention>
  );
}
