import { type Config, config } from "@/lib/config";
import { say, sayFailure } from "./say";

try {
  for (const line of describe(config())) say(line);
  say("The settings are right.");
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

/** What the settings mean, without passwords and secrets. */
function describe(settings: Config): string[] {
  const { databaseUrl, dataDir, smtpUrl, imapUrl } = settings;
  return [
    `Address     ${settings.baseUrl}, listening on ${settings.host}:${settings.port}`,
    `Proxies     X-Forwarded-For is believed from ${settings.trustedProxies.join(", ")}`,
    `Database    ${databaseUrl ? `PostgreSQL on ${withoutLogin(databaseUrl)}` : `embedded, in ${dataDir}`}`,
    `Secret      ${settings.authSecret ? "as set in AUTH_SECRET" : `made and kept in ${dataDir}`}`,
    `Mail        ${smtpUrl ? `through ${withoutLogin(smtpUrl)}, from ${settings.mailFrom}` : "not sent, kept in the mail log: SMTP_URL is not set"}`,
    `Replies     ${imapUrl ? `read from the mailbox on ${withoutLogin(imapUrl)}` : "not read: IMAP_URL is not set"}`,
    `Mail log    what mails say is kept for ${settings.mailRetentionDays} days`,
    `Jobs        ${settings.worker === "inside" ? "run in the server, and in each npm run worker" : "run only by npm run worker"}`,
    `Sign-up     ${settings.registration === "open" ? "open to everybody" : "by invitation"}`,
  ];
}

function withoutLogin(address: string): string {
  const { host, pathname } = new URL(address);
  return host + (pathname === "/" ? "" : pathname);
}
