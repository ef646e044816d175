import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FailureWords } from "@/components/shell/failure-words";
import { SkipLink } from "@/components/shell/skip-link";
import { readerNow, words } from "@/lib/auth/reader";
import { directionOf } from "@/lib/i18n/locale";
import "./globals.css";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { template: "%s · Openhour", default: "Openhour" },
  description: (await words("site"))("description"),
  formatDetection: { telephone: false, date: false, address: false, email: false },
});

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f8" },
    { media: "(prefers-color-scheme: dark)", color: "#101317" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ language }, t, ui] = await Promise.all([readerNow(), words("site"), words("ui")]);
  const failure = { title: t("failure.title"), text: t("failure.text"), again: t("failure.again") };
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <SkipLink text={ui("skipToContent")} />
        <FailureWords texts={failure}>{children}</FailureWords>
      </body>
    </html>
  );
}
