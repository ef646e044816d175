import { ButtonLink } from "@/components/ui/button-link";
import { type MoveTime, TimeBox } from "./move-comparison";

export type MoveSummaryProps = {
  readonly title: string;
  /** What the meeting is, and with whom. */
  readonly what: string;
  readonly host: string;
  /** When it is now; left out where that stands beside the new time. */
  readonly now?: MoveTime | undefined;
  /** Back, without a change. */
  readonly keep: { readonly href: string; readonly label: string };
};

/** What is being moved, and from when. */
export function MoveSummary({ title, what, host, now, keep }: MoveSummaryProps) {
  return (
    <div className="grid gap-4">
      <div>
        <p className="font-medium">{host}</p>
        <p className="text-muted">{what}</p>
        <h1 className="mt-3 text-2xl font-semibold tracking-tight">{title}</h1>
      </div>
      {now && (
        <dl>
          <TimeBox {...now} className="border-line bg-sunken text-muted" />
        </dl>
      )}
      <ButtonLink variant="secondary" href={keep.href} className="justify-self-start">
        {keep.label}
      </ButtonLink>
    </div>
  );
}
