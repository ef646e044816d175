import { answerJson, jsonOf } from "@/lib/auth/json";
import { readerNow } from "@/lib/auth/reader";
import { parseInput } from "@/lib/input";
import { previewMail } from "@/lib/link-mails/preview-mail";
import { MailKindInput, MailWords } from "@/lib/link-mails/schema";

/** A mail with words that are being typed. Writes nothing; it is a POST because words are long, and nobody else's. */
export function POST(
  request: Request,
  { params }: RouteContext<"/links/[id]/mails/[kind]/preview">,
): Promise<Response> {
  return answerJson(async (ctx) => {
    const [{ id, kind }, words, { language }] = await Promise.all([
      params,
      jsonOf(request, MailWords),
      readerNow(),
    ]);
    return previewMail(ctx, id, parseInput(MailKindInput, kind), words, language);
  });
}
