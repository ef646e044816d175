"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type FormEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useTransition,
} from "react";

/** Goes to an address of the same page; with `replace`, the way back does not lead through where one is now. */
export type Go = (href: string, options?: { readonly replace?: boolean }) => void;

const GoContext = createContext<Go>(() => {});

/** The way to another view of the page around. */
export const useGo = (): Go => useContext(GoContext);

export type InPlaceProps = { readonly className: string; readonly children: ReactNode };

/**
 * Follows the plain links and forms inside it in place: what is there stays until the new view has
 * come, with its focus, and is marked as busy meanwhile. Without script they are what they are.
 */
export function InPlace({ className, children }: InPlaceProps) {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const anchor = useRef("");

  const go = useCallback<Go>(
    (href, { replace = false } = {}) => {
      const { pathname, search, hash, searchParams } = new URL(href, window.location.href);
      // A chosen time is the next step, which begins at its top; all else keeps focus and place.
      const stays = !searchParams.has("time");
      anchor.current = stays ? hash.slice(1) : "";
      const address = `${pathname}${search}${stays ? "" : hash}`;
      startTransition(() => router[replace ? "replace" : "push"](address, { scroll: !stays }));
    },
    [router],
  );

  useEffect(() => {
    if (isBusy || !anchor.current) return;
    showBelow(anchor.current);
    anchor.current = "";
  }, [isBusy]);

  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || link.pathname !== window.location.pathname || !isPlain(event)) return;
    event.preventDefault();
    go(link.href);
  };
  const onSubmit = (event: FormEvent) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "get") return;
    event.preventDefault();
    const said = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    go(`${form.action}?${new URLSearchParams(said)}`);
  };

  return (
    <GoContext value={go}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link is a click on it */}
      <article aria-busy={isBusy} onClick={onClick} onSubmit={onSubmit} className={className}>
        {children}
      </article>
    </GoContext>
  );
}

/** A click that means the link here, and that nobody else has dealt with. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 &&
  !(event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** On a phone, what was chosen from is above what comes next, which may be out of sight. */
function showBelow(id: string): void {
  const next = document.getElementById(id);
  if (next && next.getBoundingClientRect().top > window.innerHeight / 2) next.scrollIntoView();
}
