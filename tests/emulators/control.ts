import type { Clock } from "./clock";
import type { Deliveries } from "./deliveries";
import type { Faults } from "./faults";
import type { TokenOffice } from "./oauth/tokens";
import type { Traffic } from "./traffic";

/** What a test, or whoever runs the emulator, can do to either provider. */
export type Control = Clock &
  Faults & {
    /** Every cursor given out so far is too old from now on. */
    expireCursors(): void;
    /** Every access token given out so far is too old from now on, whatever its holder was told. */
    expireAccessTokens(): void;
    /** What an account's owner does in the settings of their account. */
    revokeConsent(email: string): void;
    readonly traffic: Traffic;
    readonly pushes: Omit<Deliveries, "send">;
  };

/** A calendar's count of changes, and where its cursors begin to be of use. */
type Counting = { changes: number; oldestCursor: number };

export type ControlledParts = {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly office: TokenOffice;
  readonly pushes: Deliveries;
};

export const commonControl = (
  { clock, faults, traffic, office, pushes }: ControlledParts,
  calendars: readonly Counting[],
): Control => ({
  now: clock.now,
  advance: clock.advance,
  fail: faults.fail,
  delay: faults.delay,
  replayOldPages: faults.replayOldPages,
  calm: faults.calm,
  expireCursors() {
    for (const calendar of calendars) {
      calendar.changes += 1;
      calendar.oldestCursor = calendar.changes;
    }
  },
  expireAccessTokens: office.expireAccessTokens,
  revokeConsent: office.revokeConsent,
  traffic,
  pushes,
});
