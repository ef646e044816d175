import type { SelectGroup } from "@/components/ui/select";

/** What there is to choose from, in the reader's words. */
export type LinkChoices = {
  /** What stands before a slug: "https://example.com/book/". */
  readonly addressBase: string;
  /** The first are the host's own hours, under "". */
  readonly schedules: readonly { readonly value: string; readonly label: string }[];
  readonly timeZones: readonly SelectGroup[];
  readonly templates: readonly {
    readonly id: string;
    readonly name: string;
    readonly questions: readonly { readonly label: string; readonly isRequired: boolean }[];
  }[];
  /** Today in the host's zone, "YYYY-MM-DD": the first date that makes sense. */
  readonly today: string;
};
