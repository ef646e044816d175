import type { Response as Incoming } from "undici";
import type { Deadline } from "./deadline";
import { asRefusal, EgressRefused } from "./refused";

/** An answer for the caller, whose body ends with an error where it grows too large or takes too long. */
export function limitedAnswer(incoming: Incoming, url: URL, bytes: number, deadline: Deadline): Response {
  const { status, statusText } = incoming;
  // Packed it is already too large; unpacked it is counted below.
  const isTooLarge = incoming.body !== null && Number(incoming.headers.get("content-length")) > bytes;
  if (isTooLarge) throw new EgressRefused("too_large");
  const body = incoming.body && limitedBody(incoming.body.getReader(), bytes, deadline);
  if (body === null) deadline.done();
  const answer = new Response(body, { status, statusText, headers: [...incoming.headers] });
  // A made answer knows of no address, and readers of CalDAV resolve links against it.
  return Object.defineProperty(answer, "url", { value: url.href });
}

type Reader = {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(reason: unknown): Promise<void>;
};

/** Hands on what comes, as it is asked for: a small file that unpacks into a huge one never lies in memory whole. */
function limitedBody(reader: Reader, bytes: number, deadline: Deadline): ReadableStream<Uint8Array> {
  let size = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done || value === undefined) {
            deadline.done();
            return controller.close();
          }
          size += value.byteLength;
          if (size > bytes) throw new EgressRefused("too_large");
          controller.enqueue(value);
        } catch (error) {
          throw ended(error, deadline);
        }
      },
      cancel(reason) {
        deadline.done();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Ends the request for a reason, and tells the first one that there was. */
export function ended(error: unknown, deadline: Deadline): unknown {
  if (!deadline.signal.aborted) deadline.fail(asRefusal(error));
  return deadline.signal.reason;
}
