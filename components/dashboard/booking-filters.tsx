import { SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { TextField, TextInput } from "@/components/ui/text-input";
import { textLink } from "@/components/ui/text-link";

type Texts = Readonly<
  Record<
    | "search"
    | "searchHint"
    | "submit"
    | "more"
    | "link"
    | "anyLink"
    | "host"
    | "anyHost"
    | "from"
    | "until"
    | "clear",
    string
  >
>;

export type BookingFiltersProps = {
  /** What else the address asks for and keeps. */
  readonly kept: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<"q" | "link" | "host" | "from" | "until", string>>;
  readonly links: readonly SelectOption[];
  readonly hosts: readonly SelectOption[];
  /** Whether dates can be asked for; a calendar has its own. */
  readonly hasDates: boolean;
  readonly isFiltered: boolean;
  /** Where everything is shown; left out when everything is. */
  readonly clearHref: string | undefined;
  readonly texts: Texts;
};

/** Search and filters of the bookings: a form that asks by its address, so that what it finds can be shared. */
export function BookingFilters(props: BookingFiltersProps) {
  const { kept, typed, isFiltered, clearHref, texts } = props;
  return (
    // A new question starts the fields anew: nothing of what was cleared stays in them.
    <Form key={JSON.stringify(typed)} action="/bookings" role="search" className="grid gap-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          name="q"
          type="search"
          aria-label={texts.search}
          placeholder={texts.searchHint}
          defaultValue={typed.q}
          maxLength={200}
          className="min-w-0 flex-1 sm:max-w-md"
        />
        <Button type="submit" variant="secondary">
          {texts.submit}
        </Button>
        {clearHref && (
          <Link href={clearHref} className={`${textLink} flex min-h-11 items-center px-2`}>
            {texts.clear}
          </Link>
        )}
      </div>
      <details open={isFiltered} className="group">
        <summary className="inline-flex min-h-11 items-center gap-2 rounded-md px-1 text-muted hover:text-ink">
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          {texts.more}
        </summary>
        <Fields {...props} />
      </details>
    </Form>
  );
}

function Fields({ typed, links, hosts, hasDates, texts }: BookingFiltersProps) {
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        name="link"
        label={texts.link}
        defaultValue={typed.link}
        options={[{ value: "", label: texts.anyLink }, ...links]}
      />
      {hosts.length > 1 && (
        <SelectField
          name="host"
          label={texts.host}
          defaultValue={typed.host}
          options={[{ value: "", label: texts.anyHost }, ...hosts]}
        />
      )}
      {hasDates && (
        <>
          <TextField name="from" type="date" label={texts.from} defaultValue={typed.from} />
          <TextField name="until" type="date" label={texts.until} defaultValue={typed.until} />
        </>
      )}
    </div>
  );
}
