import type { CSSProperties } from "react";

/** The light colours stand in each element, for mail programs that drop style sheets; the dark ones in `styleSheet`. */
const light = {
  page: "#f1f3f5",
  card: "#ffffff",
  line: "#dfe3e8",
  ink: "#17202b",
  quiet: "#56616f",
  action: "#1f4fc4",
  onAction: "#ffffff",
};

const dark: typeof light = {
  page: "#12161b",
  card: "#1b2129",
  line: "#333c48",
  ink: "#eef1f5",
  quiet: "#a9b4c2",
  action: "#8fb0ff",
  onAction: "#0d1526",
};

const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text = { margin: 0, fontFamily: font, overflowWrap: "anywhere", wordBreak: "break-word" } as const;

export const styles = {
  page: { margin: 0, padding: 0, backgroundColor: light.page },
  gutter: { padding: "24px 12px" },
  column: { maxWidth: "560px", margin: "0 auto" },
  card: {
    padding: "28px 24px",
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: "12px",
  },
  sender: { ...text, fontSize: "14px", lineHeight: "20px", fontWeight: 600, color: light.quiet },
  headingCell: { paddingTop: "8px" },
  heading: { ...text, fontSize: "24px", lineHeight: "30px", fontWeight: 700, color: light.ink },
  paragraphCell: { paddingTop: "12px" },
  paragraph: { ...text, fontSize: "16px", lineHeight: "24px", color: light.ink },
  sectionCell: { paddingTop: "28px" },
  section: { ...text, fontSize: "18px", lineHeight: "24px", fontWeight: 700, color: light.ink },
  label: { ...text, paddingTop: "16px", fontSize: "14px", lineHeight: "20px", color: light.quiet },
  value: { ...text, fontSize: "16px", lineHeight: "24px", color: light.ink },
  buttonRow: { paddingTop: "28px" },
  button: { backgroundColor: light.action, borderRadius: "8px", textAlign: "center" },
  buttonLink: {
    display: "inline-block",
    padding: "13px 22px",
    fontFamily: font,
    fontSize: "16px",
    lineHeight: "22px",
    fontWeight: 600,
    color: light.onAction,
    textDecoration: "none",
  },
  footer: { ...text, padding: "16px 25px 0", fontSize: "13px", lineHeight: "20px", color: light.quiet },
  footerLink: { color: light.quiet, textDecoration: "underline" },
  // In the list of mails the preheader follows the subject; in the mail itself it would say everything twice.
  preheader: {
    display: "none",
    overflow: "hidden",
    lineHeight: "1px",
    opacity: 0,
    maxHeight: 0,
    maxWidth: 0,
  },
} satisfies Record<string, CSSProperties>;

export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: ${dark.page} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .quiet { color: ${dark.quiet} !important; }
  .button { background-color: ${dark.action} !important; }
  .button a { color: ${dark.onAction} !important; }
}
@media (min-width: 480px) {
  .card { padding: 36px 40px !important; }
  .footer { padding: 16px 41px 0 !important; }
}
`;
