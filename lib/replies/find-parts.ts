import type { MessageStructureObject } from "imapflow";

/** Where in a mail is what matters of it; parts as IMAP numbers them. */
export type Parts = {
  readonly calendar?: string;
  readonly report?: {
    readonly status: string;
    readonly messageId?: string | undefined;
    /** The headers of the mail that came back, where the server has not read its Message-ID for us. */
    readonly headers?: string | undefined;
  };
};

/** Finds an iCalendar object, or the two halves of a report about a delivery, by the structure alone. */
export function findParts(root: MessageStructureObject): Parts {
  if (isDeliveryReport(root)) return reportIn(root);
  const calendar = walk(root).find(isReplyPart);
  return calendar ? { calendar: numberOf(calendar) } : {};
}

const isDeliveryReport = ({ type, parameters }: MessageStructureObject): boolean =>
  is(type, "multipart/report") && is(parameters?.["report-type"], "delivery-status");

function reportIn({ childNodes = [] }: MessageStructureObject): Parts {
  const status = childNodes.find(({ type }) =>
    is(type, "message/delivery-status", "message/global-delivery-status"),
  );
  const mail = childNodes.find(({ type }) =>
    is(type, "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"),
  );
  if (!status) return {};
  const messageId = mail?.envelope?.messageId?.replace(/^<|>$/g, "");
  const headers = mail && !messageId ? numberOf(mail) : undefined;
  return { report: { status: numberOf(status), messageId, headers } };
}

/** RFC 6047 wants the method said beside the type; some say it only inside. */
const isReplyPart = ({ type, parameters }: MessageStructureObject): boolean =>
  is(type, "text/calendar") && (parameters?.method === undefined || is(parameters.method, "reply"));

/** A mail and its parts, but not those of mails that it carries: what came back or was passed on is no answer. */
const walk = (node: MessageStructureObject): MessageStructureObject[] =>
  is(node.type, "message/rfc822", "message/global") ? [] : [node, ...(node.childNodes ?? []).flatMap(walk)];

/** The only part of a mail without parts has no number of its own. */
const numberOf = ({ part }: MessageStructureObject): string => part ?? "1";

const is = (text: string | undefined, ...wanted: string[]): boolean =>
  text !== undefined && wanted.includes(text.toLowerCase());
