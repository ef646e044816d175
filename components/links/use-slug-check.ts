import { useEffect, useState } from "react";
import "@/components/ui/zod-without-eval";
import { chosenSlug } from "@/lib/links/rules";
import { Slug } from "@/lib/links/schema";

/** What is known of an address that is being typed; undefined when there is nothing to know. */
export type SlugCheck = "checking" | "free" | "taken" | undefined;

const pauseMs = 350;

/** Asks the server whether an address is free, once the typing rests. */
export function useSlugCheck(
  typed: string,
  link: { readonly id: string; readonly token: string } | undefined,
): SlugCheck {
  const [known, setKnown] = useState<{ slug: string; isFree: boolean }>();
  const read = Slug.safeParse(typed);
  const slug = read.success && read.data !== chosenSlug(link?.token ?? "") ? read.data : undefined;

  useEffect(() => {
    if (slug === undefined) return;
    const abort = new AbortController();
    const query = new URLSearchParams({ slug, ...(link && { link: link.id }) });
    const ask = async () => {
      const answer = await fetch(`/links/new/slug?${query}`, { signal: abort.signal });
      if (!answer.ok) return;
      const { isFree } = (await answer.json()) as { isFree: boolean };
      setKnown({ slug, isFree });
    };
    // Not knowing is no mistake: the server checks again when the form is sent.
    const timer = setTimeout(() => ask().catch(() => {}), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [slug, link]);

  if (slug === undefined) return undefined;
  if (known?.slug !== slug) return "checking";
  return known.isFree ? "free" : "taken";
}
