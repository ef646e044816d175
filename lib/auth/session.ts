import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { database } from "@/db/client";
import { sessionLifetimeMs } from "@/lib/accounts/rules";
import { SignIn } from "@/lib/accounts/schema";
import {
  findMembership,
  findUserByPassword,
  getUser,
  isSessionLive,
  revokeSession,
  startSession,
} from "@/lib/accounts/sessions";
import { authSecret, config } from "@/lib/config";
import { type Context, newVisit, type Visit } from "@/lib/context";
import { requestIdOf } from "@/lib/ids";
import { log } from "@/lib/log";
import { readVisitor, visitorCookie } from "@/lib/visitor";

declare module "next-auth" {
  interface Session {
    userId: string;
    sessionId: string;
  }
}

/** Auth.js, set up when first used: the build knows neither secret nor address. */
export const { handlers, auth, signIn, signOut } = NextAuth(() => {
  const isHttps = config().baseUrl.startsWith("https:");
  return {
    secret: authSecret(),
    trustHost: true,
    useSecureCookies: isHttps,
    session: { strategy: "jwt", maxAge: sessionLifetimeMs / 1000 },
    pages: { signIn: "/signin", error: "/signin" },
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
      },
    },
    providers: [byPassword],
    callbacks,
    events: { signOut: async (message) => endSession(message) },
    logger: { error: logUnlessRefused, warn: () => {} },
  } satisfies NextAuthConfig;
});

/** The name of the cookie that points at a session. Over HTTPS no other host can set it. */
export const sessionCookie = (): string =>
  config().baseUrl.startsWith("https:") ? "__Host-openhour-session" : "openhour-session";

const byPassword = Credentials({
  credentials: { email: {}, password: {} },
  authorize: async (credentials) => {
    const input = SignIn.safeParse(credentials);
    if (!input.success) return null;
    const user = await findUserByPassword(database(), input.data);
    return user ? { id: user.userId } : null;
  },
});

/** The cookie points at a session row; without a live row it is nobody's. */
const callbacks = {
  async jwt({ token, user }) {
    const { db, now } = await visit();
    if (user?.id) {
      const { sessionId } = await startSession(await visit(), user.id);
      return { sub: user.id, sessionId };
    }
    const isLive = typeof token.sessionId === "string" && (await isSessionLive(db, token.sessionId, now));
    return isLive ? token : null;
  },
  session({ session, token }) {
    return { ...session, userId: token.sub ?? "", sessionId: String(token.sessionId) };
  },
} satisfies NextAuthConfig["callbacks"];

/** A wrong password is an error to Auth.js and none to us. */
function logUnlessRefused(error: Error): void {
  if (!(error instanceof CredentialsSignin)) log.error({ err: error }, "signing in failed");
}

async function endSession(message: { token?: { sessionId?: unknown } | null } | object) {
  const sessionId = "token" in message ? message.token?.sessionId : undefined;
  if (typeof sessionId === "string") await revokeSession(await visit(), sessionId);
}

/** The request that is being answered, before it is known who makes it. One `now` for all of it. */
export const visit = cache(async (): Promise<Visit> => {
  return newVisit(requestIdOf((await headers()).get("x-request-id")));
});

/** The signed-in member's context and own data, or null. */
export const findMember = cache(async () => {
  const session = await auth();
  if (!session) return null;
  const { db, now, requestId } = await visit();
  const [membership, user] = await Promise.all([
    findMembership(db, session.userId),
    getUser(db, session.userId),
  ]);
  if (!membership || !user) return null;
  const actor = { kind: "member", userId: user.id, role: membership.role } as const;
  const ctx: Context = { actor, organizationId: membership.organizationId, db, now, requestId };
  return { ctx, user };
});

/** The gate of every studio page: goes to the sign-in page when nobody is signed in. */
export async function requireMember() {
  return (await findMember()) ?? redirect("/signin");
}

/** The browser that asks, when it holds or has held a time; its own holds never stand in its way. */
export const visitorId = async (): Promise<string | undefined> =>
  readVisitor((await cookies()).get(visitorCookie)?.value);
