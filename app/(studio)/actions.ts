"use server";

import { signOut } from "@/lib/auth/session";

/** Ends this browser's session. */
export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/signin" });
}
