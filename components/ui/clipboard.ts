/** Text for the clipboard, and the same with formatting for programs that take it. */
export type Copied = { readonly text: string; readonly html?: string | undefined };

/** Puts a text on the clipboard, in both forms together when there are two. False when the browser did not let us. */
export async function copyToClipboard(copied: Copied): Promise<boolean> {
  if (navigator.clipboard && typeof ClipboardItem !== "undefined") {
    const written = await navigator.clipboard.write([new ClipboardItem(blobsOf(copied))]).then(
      () => true,
      () => false,
    );
    if (written) return true;
  }
  return copyByEvent(copied);
}

const blobsOf = ({ text, html }: Copied): Record<string, Blob> => ({
  "text/plain": new Blob([text], { type: "text/plain" }),
  ...(html !== undefined && { "text/html": new Blob([html], { type: "text/html" }) }),
});

/** The old way, for browsers without the new one and for plain http, where they hide it. */
function copyByEvent({ text, html }: Copied): boolean {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (html !== undefined) event.clipboardData?.setData("text/html", html);
    isFilled = true;
  };
  document.addEventListener("copy", fill, { once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return isDone && isFilled;
}
