import type { RequestListener } from "node:http";
import { config } from "@/lib/config";
import { getHealth } from "@/lib/health";
import { replaceFailedPage } from "./failed-page";
import { incomingRequest } from "./incoming-request";
import { setPageHeaders } from "./page-headers";
import { answerPlainPage } from "./plain-page";
import { publicPageLimit } from "./public-page-limit";
import { withResponseStatus } from "./response-status";

export type AnswerPage = (...request: Parameters<RequestListener>) => Promise<void>;

/** How soon to ask again while the database is away. */
const retryAfterSeconds = 30;

/** A page with its headers; one of ours in its place for who asks too often, and when Next could not draw it. */
export function aroundNext(answerByNext: AnswerPage, { dev }: { dev: boolean }): AnswerPage {
  const isTooMany = publicPageLimit(config().publicPagesPerMinute);
  return async (req, res) => {
    const nonce = setPageHeaders(req, res, { dev });
    if (await isTooMany(req, res, incomingRequest()?.address ?? ""))
      return answerPlainPage(req, res, nonce, "tooMany");
    await withResponseStatus(res, () => {
      // Inside, so that it sees Next's own status: a page that has chosen 500 or 503 for itself was drawn.
      // next dev shows the error itself.
      if (!dev)
        replaceFailedPage(req, res, async () => {
          const { database } = await getHealth();
          if (!database.ok) res.setHeader("Retry-After", retryAfterSeconds);
          answerPlainPage(req, res, nonce, database.ok ? "failure" : "unavailable");
        });
      return answerByNext(req, res);
    });
  };
}
