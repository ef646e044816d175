import { requireMember } from "@/lib/auth/session";
import { requireAnswerFile } from "@/lib/bookings/answers";
import { AppError } from "@/lib/errors";

/** A file that a guest sent with a booking, to be kept and never shown: whatever is in it, no page of ours runs it. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/bookings/[id]/files/[fileId]">,
): Promise<Response> {
  const [{ ctx }, { id, fileId }] = await Promise.all([requireMember(), params]);
  const file = await requireAnswerFile(ctx, id, fileId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  });
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeName(file.name)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

/** A name as a header's extended value has it (RFC 8187, 3.2.1). */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
