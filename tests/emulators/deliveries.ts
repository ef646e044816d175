import type { Random } from "./random";

/** A push as it went out, or did not. */
export type Delivery = {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the receiver answered; "dropped" on the way, "unreachable" at its end. */
  outcome: number | "dropped" | "unreachable" | "under way";
};

export type Deliveries = {
  readonly log: readonly Delivery[];
  /** The share of pushes that get lost from now on, from 0 to 1. */
  drop(share: number): void;
  send(to: string, message: { headers: Record<string, string>; body?: string }): void;
  /** Once nothing is under way any more. */
  settled(): Promise<void>;
};

const patienceMs = 10_000;

/** Providers push to https only; loopback stands in for it here. */
export function readCallback(address: string | null | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  const isLoopback = url && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return url?.protocol === "https:" || isLoopback ? url.href : undefined;
}

/** Sends pushes beside the answers that cause them, each once, to each address one after the other. */
export function openDeliveries(random: Random): Deliveries {
  const log: Delivery[] = [];
  const last = new Map<string, Promise<void>>();
  let lost = 0;
  const deliver = async (delivery: Delivery) => {
    const { to, headers, body } = delivery;
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await fetch(to, { method: "POST", headers, body, redirect: "manual", signal });
      await answer.body?.cancel();
      delivery.outcome = answer.status;
    } catch {
      delivery.outcome = "unreachable";
    }
  };
  return {
    log,
    drop(share) {
      lost = share;
    },
    send(to, { headers, body = "" }) {
      const isDropped = random.fraction() < lost;
      const delivery: Delivery = { to, headers, body, outcome: isDropped ? "dropped" : "under way" };
      log.push(delivery);
      if (isDropped) return;
      last.set(
        to,
        (last.get(to) ?? Promise.resolve()).then(() => deliver(delivery)),
      );
    },
    async settled() {
      while (log.some(({ outcome }) => outcome === "under way")) await Promise.all(last.values());
    },
  };
}
