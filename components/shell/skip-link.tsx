/** The id of the main part of a page, where the skip link leads. */
export const MAIN_ID = "main";

/** The first thing a keyboard meets: past the navigation, to what the page is about. */
export function SkipLink({ text }: { readonly text: string }) {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only rounded-md bg-surface font-medium shadow-float focus:not-sr-only focus:px-4 focus:py-2 focus:fixed focus:start-4 focus:top-4 focus:z-10"
    >
      {text}
    </a>
  );
}
