import { useState } from "react";
import { type Copied, copyToClipboard } from "./clipboard";

/** Long enough to be seen, short enough not to be taken for what the button is called. */
const showCopiedMs = 2_000;

/** A way to copy, and how it went: "copied" for a moment, "failed" until it works. Resolves to whether it did. */
export function useCopy() {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  async function copy(copied: Copied): Promise<boolean> {
    const isCopied = await copyToClipboard(copied);
    setState(isCopied ? "copied" : "failed");
    if (isCopied) setTimeout(() => setState("ready"), showCopiedMs);
    return isCopied;
  }
  return { state, isCopied: state === "copied", copy };
}
