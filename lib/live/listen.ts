import postgres from "postgres";
import { databaseUrl } from "@/lib/config";

/** What the triggers of the bookings announce, with the organization's id, when a change is committed. */
const channel = "openhour_bookings";

export type Listening = { close(): Promise<void> };

export type Ears = {
  /** An organization's bookings have changed. */
  readonly onChange: (organizationId: string) => void;
  /** It listens again, after an interruption in which something may have been missed. */
  readonly onReturn: () => void;
};

/** Hears of every change of bookings, on one connection that comes back by itself; resolves when it listens. */
export async function listenToBookings({ onChange, onReturn }: Ears): Promise<Listening> {
  const sql = postgres(databaseUrl(), {
    max: 1,
    connect_timeout: 10,
    connection: { application_name: "openhour live" },
    onnotice: () => {},
  });
  const close = () => sql.end({ timeout: 1 });
  let isListening = false;
  const onListening = () => {
    if (isListening) onReturn();
    isListening = true;
  };
  try {
    await sql.listen(channel, onChange, onListening);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
