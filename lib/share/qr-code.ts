import QRCode from "qrcode";

/** Survives a fold or a stain (15 %), with the quiet zone of four modules that readers need (ISO/IEC 18004). */
const options = { errorCorrectionLevel: "M", margin: 4 } as const;

/** An address as a QR code, drawn as SVG: black on white in both themes, or not every reader sees it. */
export const qrSvg = (address: string): Promise<string> =>
  QRCode.toString(address, { ...options, type: "svg" });

/** The same as a PNG of 1024 pixels, for print and slides. */
export const qrPng = (address: string): Promise<Buffer> =>
  QRCode.toBuffer(address, { ...options, type: "png", width: 1024 });
