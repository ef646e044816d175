import type { Send } from "@/lib/calendars/oauth/provider";
import type { AccessToken } from "@/lib/calendars/web-api/with-token";

/** One connected account at Microsoft. */
export type MicrosoftOptions = {
  readonly accessToken: AccessToken;
  /** Where something stands in for Graph; undefined for Graph itself. */
  readonly apiUrl?: string | undefined;
  /** Sends requests; `fetch`, unless told. Node's own takes no other authority for one client alone. */
  readonly send?: Send | undefined;
  /** Where all-day events happen. */
  readonly ownerZone: string;
  readonly now?: () => number;
};
