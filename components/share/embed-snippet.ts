import { escapeHtml } from "@/lib/share/rules";

export type EmbedKind = "inline" | "popup" | "float";

export type EmbedOptions = {
  readonly kind: EmbedKind;
  /** Where Openhour is: the origin that serves /embed.js. */
  readonly baseUrl: string;
  /** The booking page. */
  readonly address: string;
  readonly theme: "auto" | "light" | "dark";
  /** On the link or the button; in the page, what stands there until the script has come. */
  readonly text: string;
  /** What the frame or dialog is called, and its button that closes it. */
  readonly label: string;
  readonly close: string;
};

/** The code that an owner pastes into their own site; public/embed.js reads it. Without script it is a link. */
export function embedSnippet({ kind, baseUrl, address, theme, text, label, close }: EmbedOptions): string {
  const attributes = [
    ...(kind === "popup" ? [["href", address]] : []),
    ["data-openhour", address],
    ...(kind === "inline" ? [] : [["data-mode", kind]]),
    ...(theme === "auto" ? [] : [["data-theme", theme]]),
    ...(kind === "float" ? [["data-text", text]] : []),
    ["data-label", label],
    ...(kind === "inline" ? [] : [["data-close", close]]),
  ].map(([name, value]) => `${name}="${escapeHtml(value ?? "")}"`);
  const fallback = `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
  const element =
    kind === "popup"
      ? `<a ${attributes.join(" ")}>${escapeHtml(text)}</a>`
      : `<div ${attributes.join(" ")}>${fallback}</div>`;
  return `${element}\n<script src="${escapeHtml(baseUrl)}/embed.js" async></script>`;
}
