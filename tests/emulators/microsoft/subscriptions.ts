import type { ChangeNotification, LifecycleEventType } from "@microsoft/microsoft-graph-types";
import { isoOf } from "@/tests/emulators/clock";
import type { Deliveries } from "@/tests/emulators/deliveries";
import type { Account } from "@/tests/emulators/oauth/tokens";
import { userId } from "./calendars";
import { etagOf } from "./shape";
import type { ChangeKind, GraphCalendar, GraphEvent } from "./state";

export type OpenSubscription = {
  readonly id: string;
  readonly account: Account;
  readonly calendar: GraphCalendar;
  readonly resource: string;
  readonly kinds: readonly ChangeKind[];
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | undefined;
  readonly clientState: string | undefined;
  expiresAt: number;
  /** Nothing is told until its owner has renewed it. */
  isPaused: boolean;
};

export type Subscriptions = {
  readonly open: Map<string, OpenSubscription>;
  tell(calendar: GraphCalendar, kind: ChangeKind, event: GraphEvent): void;
  /** Sends a lifecycle notification to everybody who subscribed to an account's calendars. */
  lifecycle(email: string, event: LifecycleEventType): void;
};

const tenantId = "00000000-0000-4000-8000-000000000000";

/** Who wants to be told of which calendar's changes. */
export function openSubscriptions(now: () => number, deliveries: Deliveries): Subscriptions {
  const open = new Map<string, OpenSubscription>();
  const send = (to: string, one: OpenSubscription, more: Partial<ChangeNotification>) => {
    const notification: ChangeNotification = {
      subscriptionId: one.id,
      subscriptionExpirationDateTime: isoOf(one.expiresAt),
      clientState: one.clientState ?? null,
      tenantId,
      resource: one.resource,
      ...more,
    };
    const body = JSON.stringify({ value: [notification] });
    deliveries.send(to, { headers: { "content-type": "application/json" }, body });
  };
  return {
    open,
    tell(calendar, changeType, event) {
      for (const one of open.values()) {
        const isDeaf = one.isPaused || one.expiresAt <= now() || !one.kinds.includes(changeType);
        if (one.calendar !== calendar || isDeaf) continue;
        const resource = `Users/${userId(one.account.email)}/Events/${event.id}`;
        const data = {
          "@odata.type": "#Microsoft.Graph.Event",
          "@odata.id": resource,
          "@odata.etag": etagOf(event),
        };
        send(one.notificationUrl, one, { changeType, resource, resourceData: { ...data, id: event.id } });
      }
    },
    lifecycle(email, lifecycleEvent) {
      for (const one of open.values()) {
        if (one.account.email !== email || !one.lifecycleNotificationUrl) continue;
        if (lifecycleEvent === "reauthorizationRequired") one.isPaused = true;
        if (lifecycleEvent === "subscriptionRemoved") open.delete(one.id);
        send(one.lifecycleNotificationUrl, one, { lifecycleEvent });
      }
    },
  };
}
