import path from "node:path";
import { z } from "zod";
import { isNetwork } from "./client-address";
import { isAllowEntry } from "./egress/allow-list";
import { parseMailbox } from "./mail-address";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const TEST_BCRYPT_COST = 4;
const LOWEST_BCRYPT_COST = 10;

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  BASE_URL: webAddress().optional(),
  TRUSTED_PROXIES: networkList().default(["127.0.0.0/8", "::1"]),
  EGRESS_ALLOW: list(
    isAllowEntry,
    "must list addresses, ranges and hosts with commas between, as in 10.0.0.0/8, fd00::/8, dav.home.lan: ",
    "is none",
  ).default([]),
  DATABASE_URL: address("postgres:", "postgresql:").optional(),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SMTP_URL: address("smtp:", "smtps:").optional(),
  IMAP_URL: mailbox().optional(),
  MAIL_RETENTION_DAYS: wholeNumber(1, 3_650).default(90),
  WORKER: z.enum(["inside", "outside"], "must be inside or outside").default("inside"),
  MAIL_FROM: z
    .string()
    .refine(
      (text) => parseMailbox(text) !== null,
      "must hold a mail address, as in Openhour <hello@example.org>",
    )
    .optional(),
  HOLD_MINUTES: wholeNumber(1, 60).default(5),
  PUBLIC_PAGES_PER_MINUTE: wholeNumber(0, 1_000_000).default(300),
  REGISTRATION: z.enum(["open", "invite"], "must be open or invite").default("open"),
  BCRYPT_COST: wholeNumber(TEST_BCRYPT_COST, 16).default(12),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

/** The settings of this process, read from the environment. `.env.example` describes each. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where people reach this server: scheme, host and port, without a slash at the end. */
  readonly baseUrl: string;
  /** Addresses and ranges of the proxies that are believed whom they have a request from. */
  readonly trustedProxies: readonly string[];
  /** What requests to addresses that people typed may reach beside the public: addresses, ranges, hosts. */
  readonly egressAllow: readonly string[];
  /** Absent until the start has found one: see `provide`. */
  readonly databaseUrl: string | undefined;
  /** An absolute path. */
  readonly dataDir: string;
  /** Absent until the start has found one: see `provide`. */
  readonly authSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  /** The mailbox behind `mailFrom`, to read answers and bounces from; absent when nobody reads one. */
  readonly imapUrl: string | undefined;
  readonly mailFrom: string;
  /** After how many days what a mail said is forgotten, and account mails are deleted. */
  readonly mailRetentionDays: number;
  /** Whether the server runs jobs itself, or leaves them to `npm run worker`. */
  readonly worker: "inside" | "outside";
  /** How long a time is kept for a guest who fills the form. */
  readonly holdMinutes: number;
  /** How many of the guests' pages one address may open in a minute; 0 for any number. */
  readonly publicPagesPerMinute: number;
  readonly registration: "open" | "invite";
  readonly bcryptCost: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The operator has set NODE_ENV=production; a mere `npm start` leaves this false. */
  readonly production: boolean;
  /** An npm script runs this process. */
  readonly underNpm: boolean;
};

/** What is wrong with the settings: one line each, in words, naming the variable. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

let known: Config | undefined;

/** The settings, read once. Throws a `ConfigError` that lists everything that is wrong. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}

/** The database's address. Throws when no database has been set or started. */
export function databaseUrl(): string {
  const { databaseUrl } = config();
  if (!databaseUrl) throw new ConfigError(["DATABASE_URL is not set, and this command starts no database."]);
  return databaseUrl;
}

/** The secret that signs cookies and links. Throws when none has been set or made. */
export function authSecret(): string {
  const { authSecret } = config();
  if (!authSecret) throw new ConfigError(["AUTH_SECRET is not set, and this command makes none."]);
  return authSecret;
}

/**
 * Fills in what only the start can know: the embedded database's address, the
 * kept secret. Next's bundle holds its own copy of this module in the same
 * process, and the two share nothing but the environment, so it goes there.
 */
export function provide(values: {
  DATABASE_URL?: string;
  AUTH_SECRET?: string;
  DATA_DIR?: string;
  SMTP_URL?: string;
  IMAP_URL?: string;
}): void {
  Object.assign(process.env, values);
  known = undefined;
}

/** Reads settings from `environment`. An empty variable counts as one that is not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // Where a start has chosen NODE_ENV (lib/server/run.mjs), it has kept the operator's own.
  const own = environment.OPENHOUR_NODE_ENV ?? environment.NODE_ENV;
  const filled = Object.fromEntries(
    Object.entries({ ...environment, NODE_ENV: own }).filter(([, value]) => value?.trim()),
  );
  const parsed = Environment.safeParse(filled);
  if (!parsed.success) throw new ConfigError([...new Set(parsed.error.issues.map(inWords))]);

  const set = parsed.data;
  const problems = conflicts(set);
  if (problems.length > 0) throw new ConfigError(problems);

  const baseUrl = set.BASE_URL ?? `http://localhost:${set.PORT}`;
  return {
    port: set.PORT,
    host: set.HOST,
    baseUrl,
    trustedProxies: set.TRUSTED_PROXIES,
    egressAllow: set.EGRESS_ALLOW,
    databaseUrl: set.DATABASE_URL,
    dataDir: path.resolve(/* turbopackIgnore: true */ process.cwd(), set.DATA_DIR),
    authSecret: set.AUTH_SECRET,
    smtpUrl: set.SMTP_URL,
    imapUrl: set.IMAP_URL,
    mailFrom: set.MAIL_FROM ?? `Openhour <no-reply@${new URL(baseUrl).hostname}>`,
    mailRetentionDays: set.MAIL_RETENTION_DAYS,
    worker: set.WORKER,
    holdMinutes: set.HOLD_MINUTES,
    publicPagesPerMinute: set.PUBLIC_PAGES_PER_MINUTE,
    registration: set.REGISTRATION,
    bcryptCost: set.BCRYPT_COST,
    logLevel: set.LOG_LEVEL,
    production: set.NODE_ENV === "production",
    underNpm: Boolean(environment.npm_lifecycle_event),
  };
}

/** Settings that are fine one by one and wrong together. */
function conflicts(set: z.output<typeof Environment>): string[] {
  const problems: string[] = [];
  if (set.NODE_ENV === "production" && set.DATABASE_URL && !set.AUTH_SECRET) {
    problems.push(
      "AUTH_SECRET is not set. With DATABASE_URL in production several servers may share the database, " +
        "and all need the same secret. Make one with: openssl rand -base64 32",
    );
  }
  if (set.IMAP_URL && !set.MAIL_FROM) {
    problems.push(
      "IMAP_URL needs MAIL_FROM: the address whose mail arrives in that mailbox. Answers to invitations and " +
        "mails that come back are sent there.",
    );
  }
  if (set.WORKER === "outside" && !set.DATABASE_URL) {
    problems.push(
      "WORKER=outside needs DATABASE_URL: the embedded database belongs to the server's process, and " +
        "no other process runs its jobs.",
    );
  }
  if (set.NODE_ENV !== "test" && set.BCRYPT_COST < LOWEST_BCRYPT_COST) {
    problems.push(`BCRYPT_COST must be at least ${LOWEST_BCRYPT_COST}: less is for tests only.`);
  }
  return problems;
}

function inWords(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")} ${issue.message}`;
}

function wholeNumber(lowest: number, highest: number) {
  const wanted = `must be a whole number from ${lowest} to ${highest}`;
  return z.coerce.number(wanted).int(wanted).min(lowest, wanted).max(highest, wanted);
}

function address(...protocols: readonly string[]) {
  const wanted = protocols.map((protocol) => `${protocol}//…`).join(" or ");
  return z
    .string()
    .refine(
      (text) => protocols.includes(URL.parse(text)?.protocol ?? ""),
      `must be an address like ${wanted}`,
    );
}

/** A mailbox with who signs in to it, and, as its path, the folder. No value is repeated: there is a password in it. */
function mailbox() {
  return address("imap:", "imaps:")
    .refine((text) => {
      const url = URL.parse(text);
      return !url || (url.username && url.password);
    }, "must hold a user and a password")
    .refine(isDecodable, "holds a % that starts no code: write %25 for it");
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

function networkList() {
  return list(
    isNetwork,
    "must list addresses and ranges with commas between, as in 10.0.0.5, 192.168.0.0/16, fd00::/8: ",
    "is neither",
  );
}

/** Says which entry is wrong by its place, for no value is repeated. */
function list(isEntry: (text: string) => boolean, wanted: string, isNone: string) {
  return z
    .string()
    .transform((text) => text.split(",").map((entry) => entry.trim()))
    .superRefine((entries, refusal) => {
      const wrong = entries.findIndex((entry) => !isEntry(entry));
      if (wrong < 0) return;
      refusal.addIssue({ code: "custom", message: `${wanted}entry ${wrong + 1} ${isNone}` });
    });
}

function webAddress() {
  return address("http:", "https:")
    .refine(
      (text) => (URL.parse(text)?.pathname ?? "/") === "/",
      "must have no path: Openhour needs a host name to itself",
    )
    .transform((text) => new URL(text).origin);
}
