import postgres from "postgres";
import { databaseUrl } from "@/lib/config";

/**
 * What the database's triggers announce, with the organization's id, when a change is committed:
 * that bookings have changed, and that time was taken or let go, by bookings and holds alike.
 */
const channels = { bookings: "openhour_bookings", times: "openhour_times" } as const;
export type Channel = keyof typeof channels;

export type Listening = { close(): Promise<void> };

export type Ears = {
  /** Something has changed in an organization. */
  readonly onChange: (channel: Channel, organizationId: string) => void;
  /** It listens again, after an interruption in which something may have been missed. */
  readonly onReturn: (channel: Channel) => void;
};

/** Hears of every change, on one connection that comes back by itself; resolves when it listens. */
export async function listenToChanges({ onChange, onReturn }: Ears): Promise<Listening> {
  const sql = postgres(databaseUrl(), {
    max: 1,
    connect_timeout: 10,
    connection: { application_name: "openhour live" },
    onnotice: () => {},
  });
  const close = () => sql.end({ timeout: 1 });
  const listen = (channel: Channel) => {
    let isListening = false;
    return sql.listen(
      channels[channel],
      (organizationId) => onChange(channel, organizationId),
      () => {
        if (isListening) onReturn(channel);
        isListening = true;
      },
    );
  };
  try {
    await Promise.all([listen("bookings"), listen("times")]);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
