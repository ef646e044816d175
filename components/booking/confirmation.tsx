import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { type Fact, Facts } from "@/components/ui/facts";
import type { Translate } from "@/lib/i18n/translator";
import { AnswerList } from "./answer-list";
import type { AnswerView } from "./answer-view";

export type ConfirmationProps = {
  /** "You are booked", "Cancelled". */
  readonly title: string;
  /** Default: "done", with a green tick; "plain" for what is no longer news. */
  readonly tone?: "done" | "plain" | undefined;
  /** Under the title: "An invitation is on its way to ada@example.com." */
  readonly text?: string | undefined;
  /** What the meeting is. */
  readonly what?: string | undefined;
  /** Day and time in words, in the guest's zone. */
  readonly when: string;
  readonly zoneText: string;
  /** The same in the host's zone, when that differs. */
  readonly hostWhen?: string | undefined;
  /** Who meets: "Ada Lovelace with Grace Hopper". */
  readonly who?: string | undefined;
  /** Where the meeting is, in lines; a web address is a link. */
  readonly where?: { readonly text: string; readonly href?: string | undefined } | undefined;
  /** Who else gets an invitation, for whoever sees to it that they do. */
  readonly invited?: readonly string[] | undefined;
  /** Why it was called off. */
  readonly reason?: string | undefined;
  /** What the guest answered. */
  readonly answers?: readonly AnswerView[] | undefined;
  /** What is asked about the booking. */
  readonly form?: ReactNode;
  /** The way into the guest's calendar. */
  readonly calendars?: ReactNode;
  /** Move, cancel, book another. */
  readonly actions?: ReactNode;
  /** What may be done with it until when, and why not the rest. */
  readonly policy?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly t: Translate<"guest">;
};

/** A booking as its guest sees it: that it is done, when, and what can be done with it. */
export function Confirmation(props: ConfirmationProps) {
  const { title, tone = "done", text, answers = [], form, calendars, actions, policy = [], note, t } = props;
  return (
    <article className="mx-auto grid max-w-2xl gap-6 bg-surface p-4 pt-8 sm:rounded-lg sm:border sm:border-line sm:p-8">
      <header className="grid gap-1">
        {tone === "done" && <CircleCheck aria-hidden="true" className="mb-2 size-8 text-success" />}
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {text && <p className="text-muted">{text}</p>}
      </header>
      <div className="border-y border-line py-6">
        <Facts items={factsOf(props)} />
      </div>
      <AnswerList title={t("booking.wrote")} answers={answers} />
      {form}
      {calendars}
      {actions && <div className="flex flex-wrap gap-3 empty:hidden">{actions}</div>}
      {policy.length > 0 && (
        <div className="grid gap-1">
          {policy.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {note && <p className="text-sm text-muted">{note}</p>}
    </article>
  );
}

function factsOf({
  what,
  when,
  zoneText,
  hostWhen,
  where,
  who,
  invited = [],
  reason,
  t,
}: ConfirmationProps): Fact[] {
  const times = (
    <>
      <p className="font-semibold text-balance tabular-nums">{when}</p>
      <p className="text-muted">{zoneText}</p>
      {hostWhen && <p className="mt-1 text-balance text-muted tabular-nums">{hostWhen}</p>}
    </>
  );
  const facts = [
    { term: t("booking.what"), detail: what },
    { term: t("booking.when"), detail: times },
    { term: t("booking.where"), detail: where && <Where {...where} /> },
    { term: t("booking.who"), detail: who },
    { term: t("confirm.invited"), detail: invited.length > 0 ? <Lines lines={invited} /> : undefined },
    { term: t("booking.reason"), detail: reason },
  ];
  return facts.filter(({ detail }) => detail !== undefined);
}

const Where = ({ text, href }: NonNullable<ConfirmationProps["where"]>) => (
  <p className="wrap-anywhere whitespace-pre-line">{href === undefined ? text : <a href={href}>{text}</a>}</p>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line) => (
    <p key={line} className="wrap-anywhere">
      {line}
    </p>
  ));
