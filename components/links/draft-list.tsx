import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";

export type DraftListProps = {
  readonly title: string;
  /** Leads over to a new one below. */
  readonly or: string;
  readonly discard: {
    readonly open: string;
    /** What is lost, and the button that goes through with it. */
    readonly text: string;
    readonly yes: string;
  };
  readonly drafts: readonly {
    readonly href: string;
    readonly text: string;
    readonly savedText: string;
    readonly discard: () => Promise<void>;
    readonly discardLabel: string;
  }[];
};

/** Links that were begun and not finished: go on with one, or, once confirmed, throw it away. */
export const DraftList = ({ title, or, discard: words, drafts }: DraftListProps) => (
  <Section title={title}>
    <RowList label={title}>
      {drafts.map(({ href, text, savedText, discard, discardLabel }) => (
        <Row key={href} href={href} title={text} detail={savedText}>
          <details className="w-fit open:w-auto">
            <summary aria-label={discardLabel} className={buttonClass({ variant: "quiet", size: "small" })}>
              {words.open}
            </summary>
            <form
              action={discard}
              className="mt-2 grid justify-items-start gap-3 rounded-md border border-line bg-sunken p-4"
            >
              <p>{words.text}</p>
              <Button type="submit" variant="danger" size="small">
                {words.yes}
              </Button>
            </form>
          </details>
        </Row>
      ))}
    </RowList>
    <p className="text-muted">{or}</p>
  </Section>
);
