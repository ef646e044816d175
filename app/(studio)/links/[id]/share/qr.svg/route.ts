import { answerQrCode } from "@/app/(studio)/links/[id]/share/qr-answer";
import { qrSvg } from "@/lib/share/qr-code";

/** The QR code of a link's address as SVG. */
export async function GET(_: Request, { params }: RouteContext<"/links/[id]/share/qr.svg">) {
  return answerQrCode((await params).id, { name: "svg", mime: "image/svg+xml" }, qrSvg);
}
