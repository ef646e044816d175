import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { people, type people_v1 } from "@googleapis/people";
import { withToken } from "@/lib/calendars/web-api/with-token";
import type { GoogleOptions } from "./options";
import { refusalOf } from "./refusal";

/** What goes along with a single call. */
type CallOptions = {
  readonly signal: AbortSignal;
  readonly headers: { readonly authorization: string };
  readonly retry: false;
};

/** Google's own clients for one account. Nothing is tried again here but what needs another token. */
export type GoogleClient = {
  readonly calendar: calendar_v3.Calendar;
  readonly people: people_v1.People;
  ask<Data>(
    signal: AbortSignal,
    call: (options: CallOptions) => Promise<{ readonly data: Data }>,
  ): Promise<Data>;
};

/** The token goes along with each call instead of into the client, which would keep one as long as it likes. */
export function googleClient({ accessToken, apiUrl }: GoogleOptions): GoogleClient {
  const site = apiUrl === undefined ? {} : { rootUrl: `${apiUrl}/` };
  return {
    calendar: calendar({ version: "v3", ...site }),
    people: people({ version: "v1", ...site }),
    ask: async (signal, call) => {
      const send = (token: string) =>
        call({ signal, headers: { authorization: `Bearer ${token}` }, retry: false });
      return (await withToken({ accessToken, signal, send, refusalOf })).data;
    },
  };
}
