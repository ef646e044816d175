import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type OtherSite = {
  readonly origin: string;
  /** What the page's own script has heard, and what its policy has refused. */
  close(): Promise<void>;
};

/** Notes all events of the widgets, and every breach of the policy, where a test can read them. */
const script = `
window.heard = [];
window.refused = [];
for (const name of ["ready", "booked", "closed"])
  addEventListener("openhour:" + name, (event) => heard.push([name, event.target.id, event.detail]));
addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective + " " + event.blockedURI));
`;

/** A small site of somebody else's with a strict Content Security Policy and the code that they pasted. */
export async function startOtherSite(openhour: string, body: string): Promise<OtherSite> {
  const policy = `default-src 'none'; script-src 'self' ${openhour}; style-src 'self'; frame-src ${openhour}; connect-src 'none'; base-uri 'none'; require-trusted-types-for 'script'`;
  const server = createServer(({ url }, res) => {
    if (url === "/own.js") return res.setHeader("content-type", "text/javascript").end(script);
    if (url === "/own.css")
      return res
        .setHeader("content-type", "text/css")
        .end("body { font: 1rem serif; margin: 2rem } button { color: red }");
    res.setHeader("content-security-policy", policy);
    res.setHeader("content-type", "text/html; charset=utf-8");
    res.end(
      `<!doctype html><html lang="en"><head><title>Bakery</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/own.css"><script src="/own.js"></script></head><body><main><h1>Bakery</h1>${body}</main></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
