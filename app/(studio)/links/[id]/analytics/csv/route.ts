import { csvAnswer } from "@/app/(studio)/analytics/csv-answer";
import { orNotFound } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { requireLink } from "@/lib/links/queries";

export async function GET(
  request: Request,
  { params }: RouteContext<"/links/[id]/analytics/csv">,
): Promise<Response> {
  const [{ ctx }, { id }] = await Promise.all([requireMember(), params]);
  const link = await orNotFound(requireLink(ctx, id));
  return csvAnswer(ctx, request, { timeZone: link.timeZone, link });
}
