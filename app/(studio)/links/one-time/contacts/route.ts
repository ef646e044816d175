import { answerJson } from "@/lib/auth/json";
import { findContacts } from "@/lib/contacts/queries";

/** Whom the organization has met, by a part of the name or address. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return answerJson((ctx) => findContacts(ctx, query.get("q") ?? ""));
}
