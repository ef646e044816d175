import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";
import type { BookingFormState } from "./form-state";

export type TakenNoticeProps = {
  readonly taken: NonNullable<BookingFormState["taken"]>;
  /** Back to all times. */
  readonly timesHref?: string | undefined;
  /** "See all times". */
  readonly timesLabel: string;
};

/** Says, and takes the focus for it, that somebody else was faster. */
export function TakenNotice({ taken, timesHref, timesLabel }: TakenNoticeProps) {
  return (
    <Attention trigger={taken}>
      <Notice kind="warning" title={taken.title}>
        {taken.message}{" "}
        {timesHref && (
          <a href={timesHref} className="whitespace-nowrap">
            {timesLabel}
          </a>
        )}
      </Notice>
    </Attention>
  );
}
