import { csvAnswer } from "@/app/(studio)/analytics/csv-answer";
import { requireMember } from "@/lib/auth/session";

export async function GET(request: Request): Promise<Response> {
  const { ctx, user } = await requireMember();
  return csvAnswer(ctx, request, { timeZone: user.timeZone });
}
