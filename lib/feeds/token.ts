import { config } from "@/lib/config";
import { packIds, readToken, signToken, unpackIds } from "@/lib/security/tokens";

type FeedId = { readonly organizationId: string; readonly id: string };

/**
 * Where a calendar program subscribes to a feed. The word in it is signed and carries the organization,
 * so that the tenant is known before the first row is read.
 */
export const feedUrl = ({ organizationId, id }: FeedId): string =>
  `${config().baseUrl}/feeds/${signToken("feed", packIds(organizationId, id))}.ics`;

/** Which feed a file below /feeds is; undefined when its name is none of ours. */
export function readFeedFile(file: string): FeedId | undefined {
  const [, token = ""] = /^(.+)\.ics$/.exec(file) ?? [];
  const payload = readToken("feed", token);
  const [organizationId, id] = payload?.length === 32 ? unpackIds(payload) : [];
  return organizationId && id ? { organizationId, id } : undefined;
}
