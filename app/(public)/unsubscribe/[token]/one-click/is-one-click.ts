/** Far more than the few bytes it takes, in either form. */
const mostBytes = 4096;

/** Whether a request says `List-Unsubscribe=One-Click`, as a form of either kind (RFC 8058, 3.2). */
export async function isOneClick(request: Request): Promise<boolean> {
  const body = await readShort(request);
  const type = request.headers.get("content-type") ?? "";
  if (body === undefined || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    return false;
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return form.get("List-Unsubscribe") === "One-Click";
  } catch {
    return false;
  }
}

/** A body, read no further than it may be long; undefined for a longer one. */
async function readShort({ body }: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
