import type { Context as HonoContext } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { config } from "@/lib/config";
import { readVisitor, visitorCookie } from "@/lib/visitor";

/** The browser that asks, when it holds or has held a time; undefined for others, and for programs. */
export const visitorOf = (c: HonoContext): string | undefined => readVisitor(getCookie(c, visitorCookie));

/** Has the browser say from now on which one it is, until it is closed. */
export function rememberVisitor(c: HonoContext, visitorId: string): void {
  setCookie(c, visitorCookie, visitorId, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: config().baseUrl.startsWith("https:"),
  });
}
