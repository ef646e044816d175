import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readerNow } from "@/lib/auth/reader";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Openhour", default: "Openhour" },
  description: "Booking links that anyone can run: pick a time, and both have the meeting in their calendar.",
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

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
  const { language } = await readerNow();
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  );
}
