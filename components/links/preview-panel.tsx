import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { ShownPreview } from "./use-preview";

/** The next free times as they are shown, in the owner's words. */
export type PreviewView = {
  readonly zoneText: string;
  readonly lengthText: string;
  readonly days: readonly {
    readonly date: string;
    readonly times: readonly string[];
    readonly more: number;
  }[];
  /** Why there is none. */
  readonly reason?: string | undefined;
};

/** The next free times that settings give; below the form on a phone, where it can be closed. */
export function PreviewPanel({ preview, state }: ShownPreview) {
  const t = useTranslations("wizard.preview");
  const note = state === "stale" || state === "failed" || state === "loading" ? t(state) : undefined;
  return (
    <details open className="rounded-lg border border-line bg-surface lg:sticky lg:top-4">
      <summary className="min-h-11 cursor-pointer content-center px-4 py-2 font-semibold">
        {t("title")}
      </summary>
      <div className="grid gap-3 px-4 pb-4" aria-busy={state === "loading"}>
        <p role="status" className="min-h-5 text-sm text-muted">
          {note ?? (preview ? t("zone", { zone: preview.zoneText }) : t("never"))}
        </p>
        {preview && (
          <div className={classNames("grid gap-3", state !== "current" && "text-muted [&_li]:border-dashed")}>
            <p className="text-sm text-muted">{t("length", { length: preview.lengthText })}</p>
            {preview.days.map(({ date, times, more }) => (
              <div key={date} className="grid gap-1.5">
                <h3 className="text-sm font-medium">{date}</h3>
                <ul className="flex flex-wrap gap-1.5">
                  {times.map((time) => (
                    <li key={time} className="rounded-sm border border-line px-2 py-1 text-sm tabular-nums">
                      {time}
                    </li>
                  ))}
                  {more > 0 && <li className="px-1 py-1 text-sm text-muted">{t("more", { count: more })}</li>}
                </ul>
              </div>
            ))}
            {preview.days.length === 0 && (
              <p>
                <strong className="font-semibold">{t("none")}</strong> {preview.reason}
              </p>
            )}
          </div>
        )}
      </div>
    </details>
  );
}
