import "server-only";
import { headers } from "next/headers";
import { displayLocale } from "@/lib/i18n/locale";

/** The locale that this request's reader gets dates and times in. */
export const displayLocaleNow = async (): Promise<string> =>
  displayLocale((await headers()).get("accept-language"));
