import { type Database, database } from "@/db/client";
import { newId } from "./ids";

/** Who acts. */
export type Actor =
  /** Somebody with a link's address, or with the address of their own booking. */
  | { readonly kind: "guest"; readonly bookingId?: string | undefined }
  | { readonly kind: "member"; readonly userId: string; readonly role: Role }
  | { readonly kind: "system" };

export type Role = "owner" | "admin" | "member";

/**
 * What every command and query is called with: who acts, for which organization, and
 * when. `now` (epoch ms) is fixed once per request, so that a request has one opinion
 * about the time.
 */
export type Context = {
  readonly actor: Actor;
  readonly organizationId: string;
  readonly db: Database;
  readonly now: number;
  readonly requestId: string;
};

/** The same before an organization is known: signing in, opening a link by its token. */
export type Visit = Pick<Context, "db" | "now" | "requestId">;

/** A visit that begins now, on the process's own database. */
export const newVisit = (requestId: string = newId()): Visit => ({
  db: database(),
  now: Date.now(),
  requestId,
});
