import { Clock, Globe, MapPin } from "lucide-react";
import type { Translate } from "@/lib/i18n/translator";
import { type DurationChoice, DurationChoices } from "./duration-choices";
import { SummaryLine } from "./summary-line";

export type LinkSummaryProps = {
  readonly hostName: string;
  readonly organizationName?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  /** The host's own words to the one recipient of the link. */
  readonly note?: string | undefined;
  /** In the order to show; a single one is shown as text. */
  readonly durations: readonly DurationChoice[];
  /** Where the meeting will be, in words. */
  readonly whereText?: string | undefined;
  /** The zone of all times on the page, in words. */
  readonly zoneText?: string | undefined;
  readonly t: Translate<"guest">;
};

/** Who invites, to what, for how long, and in which zone the page speaks. */
export function LinkSummary(props: LinkSummaryProps) {
  const { hostName, organizationName, title, description, note, durations, whereText, zoneText } = props;
  const [only] = durations;
  return (
    <div className="grid gap-4">
      <div>
        <p className="font-medium">{hostName}</p>
        {organizationName && organizationName !== hostName && (
          <p className="text-muted">{organizationName}</p>
        )}
        <h1 className="mt-3 text-2xl font-semibold tracking-tight">{title}</h1>
      </div>
      {description && <p className="whitespace-pre-line">{description}</p>}
      {note && (
        <blockquote className="border-s-4 border-accent bg-accent-soft px-4 py-3 whitespace-pre-line">
          {note}
        </blockquote>
      )}
      {durations.length > 1 && <DurationChoices label={props.t("summary.length")} durations={durations} />}
      <ul className="grid gap-2">
        {durations.length === 1 && only && <SummaryLine Icon={Clock}>{only.label}</SummaryLine>}
        {whereText && <SummaryLine Icon={MapPin}>{whereText}</SummaryLine>}
        {zoneText && <SummaryLine Icon={Globe}>{zoneText}</SummaryLine>}
      </ul>
    </div>
  );
}
