import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { textLink } from "@/components/ui/text-link";

/** A reason in words, and the page of the booking that it names. */
export type Sentence = { readonly text: string; readonly bookingHref?: string | undefined };

/** What stands around the sentences. */
export type ExplanationTexts = {
  /** Over further reasons. */
  readonly also: string;
  /** Over other times. */
  readonly nearest: string;
  /** Of the link to a booking that is in the way. */
  readonly seeBooking: string;
};

export type ExplanationProps = {
  /** "10:00 on Thursday, December 3, 2026 is not offered". */
  readonly title: string;
  /** Which instant is meant, when the clock does not show the time just once. */
  readonly clockText?: string | undefined;
  /** The first is the answer. */
  readonly sentences: readonly Sentence[];
  /** Times on offer instead. */
  readonly nearest: readonly string[];
  readonly texts: ExplanationTexts;
};

/** The answer to why a time is not offered, or that it is and who would take it. */
export function Explanation({ title, clockText, sentences, nearest, texts }: ExplanationProps) {
  const [first, ...others] = sentences;
  return (
    <Card className="grid gap-4">
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      {clockText && <p className="text-muted">{clockText}</p>}
      {first && (
        <p className="text-lg">
          <InWords {...first} seeBooking={texts.seeBooking} />
        </p>
      )}
      {others.length > 0 && (
        <TitledList title={texts.also}>
          {others.map((other) => (
            <li key={other.text}>
              <InWords {...other} seeBooking={texts.seeBooking} />
            </li>
          ))}
        </TitledList>
      )}
      {nearest.length > 0 && (
        <TitledList title={texts.nearest}>
          {nearest.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </TitledList>
      )}
    </Card>
  );
}

const InWords = ({ text, bookingHref, seeBooking }: Sentence & Pick<ExplanationTexts, "seeBooking">) => (
  <>
    {text}
    {bookingHref && (
      <>
        {" "}
        <Link href={bookingHref} prefetch={false} className={`${textLink} whitespace-nowrap`}>
          {seeBooking}
        </Link>
      </>
    )}
  </>
);

const TitledList = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="grid gap-1">
    <h3 className="font-medium text-muted">{title}</h3>
    <ul className="grid list-disc gap-1 ps-5">{children}</ul>
  </div>
);
