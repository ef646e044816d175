"use client";

import { useState } from "react";

export type PreviewFrameProps = {
  readonly title: string;
  /** A part of a mail: it runs no script here. */
  readonly html: string;
  readonly language: string;
};

/**
 * Shows a part of a mail away from our own styles, on a mail's white, as high as it is. Its
 * links open in a new tab.
 */
export function PreviewFrame({ title, html, language }: PreviewFrameProps) {
  const [height, setHeight] = useState<number>();
  return (
    <iframe
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<!doctype html><html lang="${language}"><head><title>${title}</title><base target="_blank"><meta name="color-scheme" content="light"></head><body style="margin:16px">${html}</body></html>`}
      ref={(frame) => {
        const measure = () =>
          setHeight(frame?.contentDocument?.documentElement.getBoundingClientRect().height);
        // It may have come before this script did.
        if (frame?.contentDocument?.readyState === "complete") measure();
        frame?.addEventListener("load", measure);
        return () => frame?.removeEventListener("load", measure);
      }}
      style={{ height: height ? height + 2 : undefined }}
      className="h-96 w-full rounded-md border border-line bg-[#ffffff] scheme-light"
    />
  );
}
