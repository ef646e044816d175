import { z } from "zod";
import { previewView } from "@/app/(studio)/links/preview-view";
import { answerJson, jsonOf } from "@/lib/auth/json";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { wholeTyped } from "@/lib/link-forms/rules";

const Body = z.object({ typed: z.record(z.string(), z.unknown()), linkId: z.uuid().optional() });

/** The next free times that typed settings would give. Writes nothing; it is a POST because settings are long. */
export function POST(request: Request): Promise<Response> {
  return answerJson(async (ctx) => {
    const { typed, linkId } = await jsonOf(request, Body);
    const preview = await previewView(ctx, wholeTyped(typed), linkId);
    if (!preview) throw new AppError("invalid", say("someFields"));
    return preview;
  });
}
