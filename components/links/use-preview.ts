import { useEffect, useRef, useState } from "react";
import { stepNames, type TypedLink } from "@/lib/link-forms/rules";
import "@/components/ui/zod-without-eval";
import { checkStep } from "@/lib/link-forms/schema";
import type { PreviewView } from "./preview-panel";

export type ShownPreview = {
  /** The last that there was. */
  readonly preview: PreviewView | undefined;
  /** "stale": what is typed cannot be previewed, and the last is from before. */
  readonly state: "current" | "loading" | "stale" | "failed";
};

const pauseMs = 400;

/** Follows what is typed with the times that it gives; an answer to something older is dropped. */
export function usePreview(first: PreviewView | undefined, linkId?: string) {
  const [shown, setShown] = useState<ShownPreview>({ preview: first, state: first ? "current" : "stale" });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  function follow(typed: TypedLink) {
    asked.current?.abort();
    if (!canPreview(typed)) return setShown(({ preview }) => ({ preview, state: "stale" }));
    const abort = new AbortController();
    asked.current = abort;
    const timer = setTimeout(async () => {
      setShown(({ preview }) => ({ preview, state: "loading" }));
      try {
        const preview = await fetchPreview(typed, linkId, abort.signal);
        setShown({ preview, state: "current" });
      } catch {
        if (!abort.signal.aborted) setShown(({ preview }) => ({ preview, state: "failed" }));
      }
    }, pauseMs);
    abort.signal.addEventListener("abort", () => clearTimeout(timer));
  }
  return { shown, follow };
}

/** What is in words only does not decide about times. */
const canPreview = (typed: TypedLink) =>
  stepNames.every((step) => step === "basics" || checkStep(step, typed).length === 0);

async function fetchPreview(typed: TypedLink, linkId: string | undefined, signal: AbortSignal) {
  const answer = await fetch("/links/new/preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ typed, linkId }),
    signal,
  });
  if (!answer.ok) throw new Error(`The preview answered ${answer.status}.`);
  return (await answer.json()) as PreviewView;
}
