import { cache } from "react";
import type { Context, Visit } from "@/lib/context";
import { AppError, type ErrorCode } from "@/lib/errors";
import { httpStatus } from "@/lib/http-status";
import { type Link, openLink } from "@/lib/links/queries";
import { setResponseStatus } from "@/lib/server/response-status";

/** The link behind a token, once per request; or why it takes no bookings, with the status that says so. */
export const tryOpenLink = cache(
  async (visit: Visit, token: string): Promise<{ ctx: Context; link: Link } | { closed: ErrorCode }> => {
    try {
      return await openLink(visit, token);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setResponseStatus(httpStatus[error.code]);
      return { closed: error.code };
    }
  },
);
