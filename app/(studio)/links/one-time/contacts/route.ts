import { clientError } from "@/app/(studio)/links/one-time/client-error";
import { findMember } from "@/lib/auth/session";
import { findContacts } from "@/lib/contacts/queries";

/** Whom the organization has met, by a part of the name or address. */
export async function GET(request: Request): Promise<Response> {
  const member = await findMember();
  if (!member) return clientError(401);
  const contacts = await findContacts(member.ctx, new URL(request.url).searchParams.get("q") ?? "");
  return Response.json(contacts, { headers: { "cache-control": "no-store" } });
}
