import type { AccessToken } from "@/lib/calendars/web-api/with-token";

/** One connected account at Google. */
export type GoogleOptions = {
  readonly accessToken: AccessToken;
  /** Where something stands in for Google's APIs; undefined for Google itself. */
  readonly apiUrl?: string | undefined;
  /** Where all-day events happen. */
  readonly ownerZone: string;
  readonly now?: () => number;
};
