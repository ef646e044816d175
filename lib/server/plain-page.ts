import type { IncomingMessage, ServerResponse } from "node:http";
import { languageIn } from "@/lib/i18n/address";
import { directionOf, readerOf } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { escapeHtml } from "@/lib/share/rules";

/** What can be the case where Next draws no page. */
type Case = "failure" | "unavailable" | "tooMany";

const statuses: Readonly<Record<Case, number>> = { failure: 500, unavailable: 503, tooMany: 429 };

/**
 * Answers with a page that needs nothing but itself: no Next, no database, no script. It looks like
 * components/booking/friendly-page.tsx. `nonce` is the answer's own, for the style.
 */
export function answerPlainPage(req: IncomingMessage, res: ServerResponse, nonce: string, what: Case): void {
  const chosen = languageIn(req.url ?? "") ?? null;
  const { language } = readerOf(req.headers["accept-language"] ?? null, { language: chosen, clock: null });
  const t = translator(language, "site");
  const words = {
    failure: [t("failure.title"), t("failure.text")],
    unavailable: [t("unavailable.title"), t("unavailable.text")],
    tooMany: [t("tooMany.title"), t("tooMany.text")],
  } satisfies Record<Case, string[]>;
  const [title, text, again] = [...words[what], t("failure.again")].map(escapeHtml);
  const body =
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${title} · Openhour</title><style nonce="${nonce}">${style}</style></head>` +
    `<body><main><h1>${title}</h1><p>${text}</p><a href="">${again}</a></main><footer>Openhour</footer></body></html>`;
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  res.writeHead(statuses[what], { ...headers, "content-length": Buffer.byteLength(body) });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** A few of the colours and measures of app/globals.css. */
const style = `
:root{color-scheme:light dark;font:1rem/1.5 ui-sans-serif,system-ui,sans-serif;color:light-dark(#171b21,#e8ebee)}
*{box-sizing:border-box;margin:0}
body{display:flex;flex-direction:column;min-height:100dvh;background:light-dark(#fff,#171b20)}
main{flex:1;text-align:center;padding:4rem 1rem}
h1{font-size:1.5rem;line-height:1.3;letter-spacing:-.025em;font-weight:600;text-wrap:balance;margin-bottom:.75rem}
p{color:light-dark(#565f6a,#a4adb8);text-wrap:balance;margin-bottom:1.5rem}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1rem;border-radius:.5rem;font-weight:500;text-decoration:none;background:light-dark(#0b5c8f,#7cc4f2);color:light-dark(#fff,#06263d)}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
footer{padding:2rem 1rem;text-align:center;font-size:.875rem;font-weight:600;color:light-dark(#565f6a,#a4adb8)}
@media(min-width:40rem){body{background:light-dark(#f6f7f8,#101317)}main{background:light-dark(#fff,#171b20);flex:none;width:100%;max-width:36rem;margin:4rem auto 0;padding:4rem 2rem;border:1px solid light-dark(#dfe3e8,#2c333b);border-radius:.75rem}footer{margin-top:auto}}
`;
