import { cache } from "react";
import type { Context, Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { httpStatus } from "@/lib/http-status";
import { findLink, getLinkHosts, type Link } from "@/lib/links/queries";
import { closedBecause } from "@/lib/links/rules";
import { setNoindex, setResponseStatus } from "@/lib/server/response-status";

/** A link that takes no bookings. */
export type ClosedLink = {
  readonly closed: NonNullable<ReturnType<typeof closedBecause>> | "not_found";
  readonly isRevoked: boolean;
  /** Whom to ask instead; undefined for an address that never was a link's. */
  readonly hosts: Awaited<ReturnType<typeof getLinkHosts>> | undefined;
};

/** The link behind a token, once per request; or why it takes no bookings, with the status that says so. */
export const tryOpenLink = cache(
  async (visit: Visit, token: string): Promise<{ ctx: Context; link: Link } | ClosedLink> => {
    const found = await findLink(visit, token).catch(nothingOrThrow);
    const closed = found ? closedBecause(found.link, visit.now) : "not_found";
    if (found?.link.kind !== "evergreen" || closed) setNoindex();
    if (found && !closed) return found;
    const reason = closed ?? "not_found";
    setResponseStatus(httpStatus[reason]);
    const hosts = found && (await hostsOf(found.ctx, found.link.id));
    return { closed: reason, isRevoked: found !== undefined && found.link.revokedAt !== null, hosts };
  },
);

/** Whom a link is with, once per request. */
export const hostsOf = cache(getLinkHosts);

function nothingOrThrow(error: unknown): undefined {
  if (!(error instanceof AppError && error.code === "not_found")) throw error;
}
