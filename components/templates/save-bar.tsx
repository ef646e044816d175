import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

export type SaveBarProps = {
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  readonly isSaved: boolean;
};

/** Saves, and says whether everything is saved. */
export function SaveBar({ isBusy, isDirty, isSaved }: SaveBarProps) {
  const t = useTranslations("templates.editor");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <Button
        type="submit"
        aria-disabled={isBusy}
        onClick={(event) => isBusy && event.preventDefault()}
        className="max-sm:w-full"
      >
        <span className="grid *:[grid-area:1/1]">
          <span className={isBusy ? "invisible" : undefined}>{t("save")}</span>
          <span className={isBusy ? undefined : "invisible"}>{t("saving")}</span>
        </span>
      </Button>
      <p role="status" className="text-muted">
        {isDirty && t("unsaved")}
        {isSaved && t("saved")}
      </p>
    </div>
  );
}
