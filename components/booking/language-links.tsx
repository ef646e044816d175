import { type Language, languageNames } from "@/lib/i18n/locale";

export type LanguageLinksProps = {
  /** What a screen reader calls the links: "Language". */
  readonly label: string;
  readonly current: Language;
  /** The same page in each language. */
  readonly links: readonly { readonly language: Language; readonly href: string }[];
};

/** The page's languages as links. They load the page anew: what is around it has a language, too. */
export const LanguageLinks = ({ label, current, links }: LanguageLinksProps) => (
  <nav aria-label={label} className="mb-2">
    <ul className="flex justify-center">
      {links.map(({ language, href }) => (
        <li key={language}>
          <a
            href={href}
            lang={language}
            hrefLang={language}
            rel="nofollow"
            aria-current={language === current ? "true" : undefined}
            className="inline-flex min-h-11 items-center rounded-md px-3 text-muted underline underline-offset-2 transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:no-underline"
          >
            {languageNames[language]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
