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

/**
 * The next free times that settings give; below the form on a phone, where it can be closed. It
 * has the height of a full answer from the beginning, so that nothing moves when one comes.
 */
export function PreviewPanel({ preview, state }: ShownPreview) {
  const t = useTranslations("wizard.preview");
  const isEmpty = state === "stale" && !preview;
  const note = state === "current" || isEmpty ? undefined : t(state);
  return (
    <details open className="rounded-lg border border-line bg-surface lg:sticky lg:top-4">
      <summary className="min-h-11 cursor-pointer content-center px-4 py-2 font-semibold">
        {t("title")}
      </summary>
      <div className="grid gap-3 px-4 pb-4" aria-busy={state === "loading"}>
        <p role="status" className="min-h-10 text-sm text-muted">
          {note ?? (preview ? t("zone", { zone: preview.zoneText }) : t("never"))}
        </p>
        <div className="min-h-84">
          {preview ? (
            <Times preview={preview} isOld={state !== "current"} />
          ) : (
            state === "loading" && <Skeleton />
          )}
        </div>
      </div>
    </details>
  );
}

function Times({ preview, isOld }: { readonly preview: PreviewView; readonly isOld: boolean }) {
  const t = useTranslations("wizard.preview");
  return (
    <div className={classNames("grid gap-3", isOld && "text-muted [&_li]:border-dashed")}>
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
  );
}

/** Three days with two lines of times each: what most settings give. */
const Skeleton = () => (
  <div aria-hidden="true" className="grid gap-3 motion-safe:animate-pulse">
    <div className="h-5 w-2/5 rounded-sm bg-sunken" />
    {["first", "second", "third"].map((day) => (
      <div key={day} className="grid gap-1.5">
        <div className="h-5 w-3/5 rounded-sm bg-sunken" />
        <div className="h-16.5 rounded-sm bg-sunken" />
      </div>
    ))}
  </div>
);
