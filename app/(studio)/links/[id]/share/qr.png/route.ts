import { answerQrCode } from "@/app/(studio)/links/[id]/share/qr-answer";
import { qrPng } from "@/lib/share/qr-code";

/** The QR code of a link's address as PNG. */
export async function GET(_: Request, { params }: RouteContext<"/links/[id]/share/qr.png">) {
  const draw = async (address: string) => new Uint8Array(await qrPng(address));
  return answerQrCode((await params).id, { name: "png", mime: "image/png" }, draw);
}
