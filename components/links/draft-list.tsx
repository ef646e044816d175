import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";

export type DraftListProps = {
  readonly title: string;
  /** Leads over to a new one below. */
  readonly or: string;
  readonly discardText: string;
  readonly drafts: readonly {
    readonly href: string;
    readonly text: string;
    readonly savedText: string;
    readonly discard: () => Promise<void>;
    readonly discardLabel: string;
  }[];
};

/** Links that were begun and not finished: go on with one, or throw it away. */
export const DraftList = ({ title, or, discardText, drafts }: DraftListProps) => (
  <Section title={title}>
    <RowList label={title}>
      {drafts.map(({ href, text, savedText, discard, discardLabel }) => (
        <Row
          key={href}
          href={href}
          title={text}
          detail={savedText}
          trailing={
            <form action={discard}>
              <Button type="submit" variant="quiet" size="small" aria-label={discardLabel}>
                {discardText}
              </Button>
            </form>
          }
        />
      ))}
    </RowList>
    <p className="text-muted">{or}</p>
  </Section>
);
