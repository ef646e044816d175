import { Clock, Globe, MailQuestion, MapPin } from "lucide-react";
import type { Translate } from "@/lib/i18n/translator";
import { type Choice, ChoiceLinks } from "./choice-links";
import { SummaryLine } from "./summary-line";
import { ZoneDataCheck, type ZoneDataCheckProps } from "./zone-data-check";

export type LinkSummaryProps = {
  readonly hostName: string;
  readonly organizationName?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  /** The host's own words to the one recipient of the link. */
  readonly note?: string | undefined;
  /** In the order to show; a single one is shown as text. */
  readonly durations: readonly Choice[];
  /** Where the meeting will be, in words. */
  readonly whereText?: string | undefined;
  /** The host decides about each booking: it is a request first. */
  readonly requiresApproval: boolean;
  /** The zone of all times on the page, in words. */
  readonly zoneText?: string | undefined;
  /** What the browser's own zone data are held against. */
  readonly zoneCheck?: ZoneDataCheckProps | undefined;
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
      {durations.length > 1 && <ChoiceLinks label={props.t("summary.length")} choices={durations} />}
      <ul className="grid gap-2">
        {durations.length === 1 && only && <SummaryLine Icon={Clock}>{only.label}</SummaryLine>}
        {whereText && <SummaryLine Icon={MapPin}>{whereText}</SummaryLine>}
        {props.requiresApproval && (
          <SummaryLine Icon={MailQuestion}>
            {props.t("summary.approval", { host: hostName || (organizationName ?? "") })}
          </SummaryLine>
        )}
        {zoneText && <SummaryLine Icon={Globe}>{zoneText}</SummaryLine>}
      </ul>
      {props.zoneCheck && <ZoneDataCheck {...props.zoneCheck} />}
    </div>
  );
}
