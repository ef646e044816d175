import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

/** Bytes under gzip, unless said otherwise. */
export type Weight = {
  readonly html: number;
  readonly plainHtml: number;
  readonly styles: number;
  readonly scripts: number;
  /** What Next itself sends for a page with nothing in it. */
  readonly framework: number;
};

/** What a page brings at first: its HTML, its style sheets and the scripts that its HTML names. */
export async function weigh(url: string): Promise<Weight> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}.`);
  const html = await answer.text();
  const sizeOf = async (address: string) => gzipped(await (await fetch(new URL(address, url))).bytes());
  const [styles, scripts, framework] = await Promise.all([
    sum(stylesOf(html), sizeOf),
    sum(scriptsOf(html), sizeOf),
    weighFramework(),
  ]);
  return { html: gzipped(html), plainHtml: Buffer.byteLength(html), styles, scripts, framework };
}

/** Builds a page with one word in it with the same Next, and weighs its scripts. */
async function weighFramework(): Promise<number> {
  const folder = path.resolve(".bench-empty");
  const page = "export default function Page() { return <p>Empty</p>; }\n";
  const layout =
    "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n";
  try {
    await mkdir(path.join(folder, "app"), { recursive: true });
    await writeFile(path.join(folder, "app/page.jsx"), page);
    await writeFile(path.join(folder, "app/layout.jsx"), layout);
    const next = path.resolve("node_modules/next/dist/bin/next");
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
    await promisify(execFile)(process.execPath, [next, "build", folder], { env });
    const html = await readFile(path.join(folder, ".next/server/app/index.html"), "utf8");
    return await sum(scriptsOf(html), async (address) =>
      gzipped(await readFile(path.join(folder, address.replace("/_next/", ".next/")))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Scripts of today's browsers: those for old ones are marked `noModule`, and nobody loads both. */
const scriptsOf = (html: string): string[] =>
  unique(
    [...html.matchAll(/<script\b(?![^>]*\bnomodule)[^>]*\bsrc="([^"]+)"/gi)].map(([, src]) => src ?? ""),
  );

const stylesOf = (html: string): string[] =>
  unique(
    [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/gi)].map(
      ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? "",
    ),
  );

const unique = (all: readonly string[]): string[] => [...new Set(all)].filter((one) => one !== "");

const gzipped = (content: string | Uint8Array): number => gzipSync(content).byteLength;

async function sum(
  addresses: readonly string[],
  sizeOf: (address: string) => Promise<number>,
): Promise<number> {
  const sizes = await Promise.all(addresses.map(sizeOf));
  return sizes.reduce((total, size) => total + size, 0);
}
