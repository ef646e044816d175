import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/lib/auth/reader";

export type QrCodeProps = { readonly linkId: string; readonly title: string };

/** The link's address as a QR code, to look at and to take along. */
export async function QrCode({ linkId, title }: QrCodeProps) {
  const t = await words("share");
  const path = `/links/${linkId}/share`;
  return (
    <div className="flex flex-wrap items-center gap-6">
      {/* biome-ignore lint/performance/noImgElement: an SVG of 4 kB that nothing could make smaller. */}
      <img
        src={`${path}/qr.svg`}
        alt={t("address.qrAlt", { title })}
        width={160}
        height={160}
        className="rounded-md border border-line"
      />
      <div className="grid min-w-0 flex-1 basis-64 gap-3">
        <p className="text-muted">{t("address.qrHint")}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink variant="secondary" href={`${path}/qr.svg`} download prefetch={false}>
            {t("address.svg")}
          </ButtonLink>
          <ButtonLink variant="secondary" href={`${path}/qr.png`} download prefetch={false}>
            {t("address.png")}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}
