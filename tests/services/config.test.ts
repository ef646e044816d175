import path from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "@/lib/config";

const SECRET = "a secret of at least thirty-two characters";

test("nothing has to be set", () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    holdMinutes: 5,
    publicPagesPerMinute: 300,
    host: "127.0.0.1",
    baseUrl: "http://localhost:3000",
    trustedProxies: ["127.0.0.0/8", "::1"],
    egressAllow: [],
    databaseUrl: undefined,
    dataDir: path.resolve(".data"),
    authSecret: undefined,
    smtpUrl: undefined,
    mailFrom: "Openhour <no-reply@localhost>",
    mailRetentionDays: 90,
    worker: "inside",
    registration: "open",
    bcryptCost: 12,
    logLevel: "info",
    production: false,
    underNpm: false,
  });
});

test("an empty variable counts as one that is not set", () => {
  expect(readConfig({ PORT: "", SMTP_URL: " ", DATABASE_URL: "" })).toEqual(readConfig({}));
});

test.each([
  [{ PORT: "8080" }, "http://localhost:8080", "no-reply@localhost"],
  [{ BASE_URL: "https://book.example.org/" }, "https://book.example.org", "no-reply@book.example.org"],
])("the web address and the sender follow from %o", (environment, baseUrl, sender) => {
  const settings = readConfig(environment);
  expect(settings.baseUrl).toBe(baseUrl);
  expect(settings.mailFrom).toContain(sender);
});

test.each([
  [{ PORT: "http" }, "PORT must be a whole number from 1 to 65535"],
  [{ PORT: "70000" }, "PORT must be a whole number from 1 to 65535"],
  [{ BASE_URL: "book.example.org" }, "BASE_URL must be an address like http://… or https://…"],
  [{ BASE_URL: "https://example.org/book" }, "BASE_URL must have no path"],
  [{ TRUSTED_PROXIES: "10.0.0.5, nginx" }, "TRUSTED_PROXIES must list addresses and ranges"],
  [{ TRUSTED_PROXIES: "10.0.0.5, nginx" }, "entry 2 is neither"],
  [{ TRUSTED_PROXIES: "10.0.0.0/33" }, "entry 1 is neither"],
  [{ TRUSTED_PROXIES: "::1," }, "entry 2 is neither"],
  [{ EGRESS_ALLOW: "10.0.0.0/8, dav.home.lan:8443" }, "EGRESS_ALLOW must list addresses, ranges and hosts"],
  [{ EGRESS_ALLOW: "10.0.0.0/8, dav.home.lan:8443" }, "entry 2 is none"],
  [{ DATABASE_URL: "mysql://localhost/openhour" }, "DATABASE_URL must be an address like postgres://…"],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters"],
  [{ SMTP_URL: "mail.example.org:25" }, "SMTP_URL must be an address like smtp://…"],
  [{ IMAP_URL: "mail.example.org" }, "IMAP_URL must be an address like imap://… or imaps://…"],
  [{ IMAP_URL: "imaps://mail.example.org" }, "IMAP_URL must hold a user and a password"],
  [{ IMAP_URL: "imaps://me:100%@mail.example.org" }, "IMAP_URL holds a % that starts no code"],
  [{ IMAP_URL: "imaps://me:secret@mail.example.org" }, "IMAP_URL needs MAIL_FROM"],
  [{ MAIL_FROM: "Openhour" }, "MAIL_FROM must hold a mail address"],
  [{ REGISTRATION: "closed" }, "REGISTRATION must be open or invite"],
  [{ BCRYPT_COST: "many" }, "BCRYPT_COST must be a whole number from 4 to 16"],
  [{ BCRYPT_COST: "4" }, "BCRYPT_COST must be at least 10: less is for tests only"],
  [{ PUBLIC_PAGES_PER_MINUTE: "-1" }, "PUBLIC_PAGES_PER_MINUTE must be a whole number from 0 to 1000000"],
  [{ MAIL_RETENTION_DAYS: "0" }, "MAIL_RETENTION_DAYS must be a whole number from 1 to 3650"],
  [{ WORKER: "somewhere" }, "WORKER must be inside or outside"],
  [{ WORKER: "outside" }, "WORKER=outside needs DATABASE_URL"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn"],
])("%o is refused in words", (environment, words) => {
  expect(() => readConfig(environment)).toThrow(words);
});

test("everything that is wrong is said at once, and no value is repeated", () => {
  const environment = { PORT: "0", AUTH_SECRET: "hunter2", DATABASE_URL: "postgresqls://me:hunter3@db/x" };
  const refused = problemsOf(environment);
  expect(refused).toHaveLength(3);
  expect(refused.join()).not.toMatch(/hunter/);
});

test("tests may hash cheaply", () => {
  expect(readConfig({ NODE_ENV: "test", BCRYPT_COST: "4" }).bcryptCost).toBe(4);
});

test("an outside database in production needs a secret that all its servers share", () => {
  const outside = { NODE_ENV: "production", DATABASE_URL: "postgres://localhost/openhour" };
  expect(problemsOf(outside)).toEqual([expect.stringContaining("AUTH_SECRET is not set")]);
  expect(readConfig({ ...outside, AUTH_SECRET: SECRET })).toMatchObject({
    authSecret: SECRET,
    production: true,
  });
  expect(readConfig({ ...outside, NODE_ENV: undefined })).toMatchObject({ authSecret: undefined });
});

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
