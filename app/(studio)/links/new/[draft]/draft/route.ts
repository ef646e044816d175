import { z } from "zod";
import { answerJson, jsonOf } from "@/lib/auth/json";
import { partTyped, wizardSteps } from "@/lib/link-forms/rules";
import { saveDraft } from "@/lib/links/drafts";

const Body = z.object({ step: z.enum(wizardSteps), typed: z.record(z.string(), z.unknown()) });

/** Keeps what is being typed. */
export function PUT(
  request: Request,
  { params }: RouteContext<"/links/new/[draft]/draft">,
): Promise<Response> {
  return answerJson(async (ctx) => {
    const { draft: id } = await params;
    const { step, typed } = await jsonOf(request, Body);
    await saveDraft(ctx, { id, step, values: partTyped(typed) });
    return {};
  });
}
