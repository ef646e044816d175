import { newBudget } from "./bounded-iterator";
import { customZone } from "./custom-zone";
import { textOf } from "./property";
import { SkippedPart } from "./skipped-part";
import type { Component } from "./split";
import { utc, type Zone, zoneOfDays, zoneOfRuntime } from "./zone";
import { zoneNamed } from "./zone-names";

/** The zones that the events of one file are written in. */
export class ZoneBook {
  /** Of times without a zone of their own. */
  readonly owner: Zone;
  /** Of all-day events. */
  readonly days: Zone;
  readonly #byName = new Map<string, Zone>([["UTC", utc]]);
  readonly #byId = new Map<string, Zone | undefined>();
  readonly #described = new Map<string | undefined, { component: Component; number: number }>();

  constructor(
    vtimezones: readonly Component[],
    ownerZone: string,
    /** No time after it will be asked for. */
    private readonly until: number,
    private readonly skip: (why: string) => void,
  ) {
    this.owner = this.#named(ownerZone);
    this.days = zoneOfDays(ownerZone);
    for (const [i, component] of vtimezones.entries()) {
      const tzid = textOf(component, "TZID");
      if (!this.#described.has(tzid)) this.#described.set(tzid, { component, number: i + 1 });
    }
  }

  /** The zone of a TZID: by its name, or else as the file itself describes it; undefined when neither helps. */
  find(tzid: string): Zone | undefined {
    if (!this.#byId.has(tzid)) this.#byId.set(tzid, this.#look(tzid));
    return this.#byId.get(tzid);
  }

  #look(tzid: string): Zone | undefined {
    const name = zoneNamed(tzid);
    if (name !== undefined) return this.#named(name);
    const described = this.#described.get(tzid.trim());
    if (!described) return undefined;
    const { component, number } = described;
    const location = zoneNamed(textOf(component, "X-LIC-LOCATION") ?? "");
    if (location !== undefined) return this.#named(location);
    try {
      return customZone(component, this.until, newBudget());
    } catch (error) {
      if (!(error instanceof SkippedPart)) throw error;
      this.skip(`time zone ${number} (line ${component.line}): ${error.message}`);
      return undefined;
    }
  }

  #named(name: string): Zone {
    const known = this.#byName.get(name) ?? zoneOfRuntime(name);
    this.#byName.set(name, known);
    return known;
  }
}
