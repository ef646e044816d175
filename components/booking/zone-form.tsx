import { Button } from "@/components/ui/button";
import type { SelectGroup, SelectOption } from "@/components/ui/select";
import type { Translate } from "@/lib/i18n/translator";
import { InstantForm } from "./instant-form";
import { ZoneFromBrowser } from "./zone-from-browser";
import { ZoneSelect } from "./zone-select";

export type ZoneFormProps = {
  /** Path of the page itself, without a query. */
  readonly action: string;
  /** The zone that times are shown in (IANA). */
  readonly value: string;
  /** Zones, single or grouped by region. */
  readonly options: readonly (SelectOption | SelectGroup)[];
  /** The other parameters of the address, to be kept. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Whether the address names the zone; if not, the browser's own one replaces it. */
  readonly hasZone: boolean;
  /** Name of the parameter. Default: "tz". */
  readonly name?: string | undefined;
  readonly t: Translate<"guest">;
};

/** Chooses the zone that times are shown in. A plain GET form; with script, a choice is enough. */
export function ZoneForm({ action, value, options, hidden, hasZone, name = "tz", t }: ZoneFormProps) {
  return (
    <InstantForm action={action} className="grid gap-1.5">
      {Object.entries(hidden).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <label htmlFor="zone" className="text-sm text-muted">
        {t("zone.label")}
      </label>
      <div className="flex gap-2">
        <ZoneSelect id="zone" name={name} value={value} options={options} />
        <Button type="submit" variant="secondary" aria-label={t("zone.changeZone")}>
          {t("zone.change")}
        </Button>
      </div>
      <ZoneFromBrowser name={name} shown={value} hasZone={hasZone} />
    </InstantForm>
  );
}
