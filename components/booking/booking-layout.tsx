import type { ReactNode } from "react";
import { DETAILS_ID } from "./anchors";
import { InPlace } from "./live-in-place";

export type BookingLayoutProps = {
  /** Who and what: the first column. */
  readonly summary: ReactNode;
} & (
  | {
      /** The second column: the month, with the zone under it. */
      readonly month: ReactNode;
      /** The third column: the times of the day. */
      readonly times: ReactNode;
    }
  | {
      /** In place of month and times: the chosen time and the form. */
      readonly children: ReactNode;
    }
);

/** Three quiet columns on a desk, one flow on a phone. The frame keeps its place and width in every state. */
export function BookingLayout({ summary, ...rest }: BookingLayoutProps) {
  return (
    <InPlace className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] bg-surface sm:rounded-lg sm:border sm:border-line md:grid-cols-[26rem_minmax(0,1fr)] lg:min-h-[36rem] lg:grid-cols-[minmax(0,20rem)_26rem_minmax(0,1fr)]">
      <div className="border-b border-line p-4 sm:p-8 md:max-lg:col-span-2 lg:border-e lg:border-b-0">
        <div className="lg:sticky lg:top-8">{summary}</div>
      </div>
      {"children" in rest ? (
        <div id={DETAILS_ID} className="scroll-mt-0 p-4 sm:p-8 md:col-span-2 lg:scroll-mt-[100vh]">
          <div className="max-w-xl">{rest.children}</div>
        </div>
      ) : (
        <>
          <div className="border-line p-4 sm:p-8 md:border-e">
            <div className="grid gap-4 lg:sticky lg:top-8">{rest.month}</div>
          </div>
          <div className="border-t border-line p-4 sm:p-8 md:border-t-0">{rest.times}</div>
        </>
      )}
    </InPlace>
  );
}
