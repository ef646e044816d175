import { ButtonLink } from "@/components/ui/button-link";

export type PagerProps = {
  /** Left out where there is no such page. */
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly texts: { readonly label: string; readonly previous: string; readonly next: string };
};

/** The ways to the pages before and after this one; nothing when it is the only one. */
export function Pager({ previousHref, nextHref, texts }: PagerProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav aria-label={texts.label} className="flex justify-between gap-3">
      <span>
        {previousHref && (
          <ButtonLink variant="secondary" href={previousHref} prefetch={false}>
            {texts.previous}
          </ButtonLink>
        )}
      </span>
      {nextHref && (
        <ButtonLink variant="secondary" href={nextHref} prefetch={false}>
          {texts.next}
        </ButtonLink>
      )}
    </nav>
  );
}
