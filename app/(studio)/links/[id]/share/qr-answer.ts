import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { AppError } from "@/lib/errors";
import { httpStatus } from "@/lib/http-status";
import { bookAddress } from "@/lib/links/addresses";
import { requireLink } from "@/lib/links/queries";

/** Answers with a link's QR code as a file named for the link. For members of its organization only. */
export async function answerQrCode(
  linkId: string,
  type: { readonly name: string; readonly mime: string },
  draw: (address: string) => Promise<string | Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  const { ctx } = await requireMember();
  try {
    const { token } = await requireLink(ctx, linkId);
    return new Response(await draw(bookAddress(config().baseUrl, token)), {
      headers: {
        "Content-Type": type.mime,
        "Content-Disposition": `inline; filename="${token}.${type.name}"`,
        "Cache-Control": "private, no-cache",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: httpStatus[error.code] });
  }
}
