import { useEffect, useRef, useState } from "react";
import type { TypedLink, WizardStep } from "@/lib/link-forms/rules";

/** Where keeping what is typed has got to; a text is what the server refused it with. */
export type DraftState = "untouched" | "saving" | "saved" | "offline" | { readonly problem: string };

const pauseMs = 600;

/**
 * Keeps what is typed on the server, once the typing rests: one save at a time, the latest last.
 * `settle` waits for what is on its way, and drops what is not, before the form itself is sent.
 */
export function useDraft(draftId: string, step: WizardStep, isNew = false) {
  const [state, setState] = useState<DraftState>("untouched");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef<TypedLink>(undefined);

  async function send() {
    const typed = waiting.current;
    if (typed === undefined) return;
    waiting.current = undefined;
    setState("saving");
    const answer = await putDraft(draftId, step, typed);
    setState(answer);
    // From now on a reload shows the draft, and not another new link.
    if (isNew && answer === "saved" && location.pathname === "/links/new") {
      history.replaceState(null, "", `/links/new/${draftId}/${step}`);
    }
  }
  function flush() {
    clearTimeout(timer.current);
    running.current = running.current.then(send);
    return running.current;
  }
  const latest = useRef(flush);
  latest.current = flush;
  // Whoever leaves by another way takes the last words along: the request outlives the page.
  useEffect(() => {
    const leave = () => void latest.current();
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return {
    state,
    keep: (typed: TypedLink) => {
      waiting.current = typed;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    settle: () => {
      clearTimeout(timer.current);
      waiting.current = undefined;
      return running.current;
    },
  };
}

async function putDraft(draftId: string, step: WizardStep, typed: TypedLink): Promise<DraftState> {
  try {
    const answer = await fetch(`/links/new/${draftId}/draft`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ step, typed }),
      keepalive: true,
    });
    if (answer.ok) return "saved";
    const { problem } = (await answer.json()) as { problem: string };
    return { problem };
  } catch {
    return "offline";
  }
}
