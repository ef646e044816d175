import type { Translate } from "@/lib/i18n/translator";
import type { FoundZone } from "@/lib/time-zones/rules";
import { type Choice, ChoiceLinks } from "./choice-links";
import { ZoneField, type ZoneFieldProps } from "./zone-field";
import { ZoneFace } from "./zone-option";

export type ZoneFormProps = Pick<ZoneFieldProps, "language" | "locale" | "clock"> & {
  /** Path of the page itself, without a query. */
  readonly action: string;
  /** The other parameters of the address, to be kept. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The zone that times are shown in, in words, and what its clock shows now. */
  readonly shownText: string;
  readonly offsetMs: number;
  readonly nowText: string;
  /** What was looked for without script, and what was found. */
  readonly query?: string | undefined;
  readonly results?: readonly (FoundZone & { readonly href: string })[] | undefined;
  /** Twelve hours or twenty-four. */
  readonly clocks: readonly Choice[];
  readonly t: Translate<"guest">;
};

/** Chooses the zone and the clock that times are shown in: a GET form and links; with script, as one types. */
export function ZoneForm({ action, hidden, query, results, clocks, t, ...zone }: ZoneFormProps) {
  const { shownText, offsetMs, nowText, ...reader } = zone;
  return (
    <div className="grid gap-3">
      <form action={action} className="grid gap-1.5">
        {Object.entries(hidden).map(([key, kept]) => (
          <input key={key} type="hidden" name={key} value={kept} />
        ))}
        <label htmlFor="zone" className="text-sm text-muted">
          {t("zone.label")}
        </label>
        <ZoneField
          {...reader}
          shownText={shownText}
          offsetMs={offsetMs}
          nowText={nowText}
          query={query}
          words={{
            hint: t("zone.hint"),
            search: t("zone.search"),
            now: t.raw("zone.now"),
            none: t.raw("zone.none"),
            found: t.raw("zone.found"),
          }}
        />
      </form>
      {query && results && <Results query={query} results={results} t={t} />}
      <ChoiceLinks label={t("clock.label")} choices={clocks} />
    </div>
  );
}

/** What was found, as links: the answer for whoever has no script. */
const Results = ({ query, results, t }: Required<Pick<ZoneFormProps, "query" | "results" | "t">>) => (
  <section aria-labelledby="zones" className="grid gap-2">
    <h3 id="zones" className="text-sm text-muted">
      {t(results?.length ? "zone.results" : "zone.none", { text: query ?? "" })}
    </h3>
    <ul>
      {results?.map((zone) => (
        <li key={zone.id}>
          <a href={zone.href} className="flex min-h-11 items-center rounded-md px-3 py-1 hover:bg-sunken">
            <ZoneFace {...zone} />
          </a>
        </li>
      ))}
    </ul>
  </section>
);
