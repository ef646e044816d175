import pino from "pino";
import { config } from "./config";
import { saidWithoutValues } from "./i18n/say";
import { translator } from "./i18n/translator";

/** What is never written, however it got into a log line: people, their words, and keys. */
const PERSONAL = [
  ...[
    "email",
    "name",
    "phone",
    "to",
    "from",
    "replyTo",
    "attendee",
    "attendees",
    "guest",
    "answers",
    "title",
    "subject",
  ],
  ...["text", "html", "note", "reason", "ip", "userAgent", "payload", "params", "parameters", "detail"],
  ...["password", "passwordHash", "token", "secret", "cookie", "authorization", "url"],
];

/**
 * The process's log on stdout: one JSON object a line, or short plain lines on a
 * terminal. Give ids, counts and codes; pass an error as `err`.
 *
 * What `npm start` tells the person at the terminal is not logged but said: see
 * lib/server/say.ts.
 */
export const log = pino(
  {
    level: wantedLevel(),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    // Without words of ours, pino would take the error's, values and all.
    hooks: {
      logMethod([facts, words = "an error", ...rest], method) {
        method.call(this, facts instanceof Error ? { err: facts } : facts, words, ...rest);
      },
    },
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: "[removed]" },
  },
  process.stdout.isTTY ? { write: writePlainLine } : pino.destination(1),
);

/** A wrong setting is explained by the start, which may need a log to do so. */
function wantedLevel(): string {
  try {
    return config().logLevel;
  } catch {
    return "info";
  }
}

type ErrorLine = {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  stack?: string;
  cause?: ErrorLine;
};

/** What we keep of an error: where it happened and what kind it is, without the values that caused it. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(String(error)) };
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown };
  return {
    type: error.name,
    message: withoutValues(saidWithoutValues(translator("en", "errors"), error.message)),
    ...(typeof code === "string" && { code }),
    ...(typeof constraint === "string" && { constraint }),
    ...(error.stack && { stack: framesOf(error.stack) }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** Drizzle puts a query's parameters into its message, PostgreSQL what it could not read, mailers addresses. */
function withoutValues(message: string): string {
  return message
    .replace(/\nparams:.*$/s, "")
    .replace(/(invalid input [^:]*): ".*"/s, "$1")
    .replace(/[^\s<>"'(:]+@[^\s<>"'):,;]+/g, "[address]");
}

/** The calls alone: a stack begins with the message, which `withoutValues` has not seen there. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

function writePlainLine(line: string): void {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown> & {
    err?: ErrorLine;
  };
  const facts = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  process.stdout.write(
    `${String(time).slice(11, 19)} ${level} ${msg ?? ""}${facts.join("")}${plainError(err)}\n`,
  );
}

function plainError(err: ErrorLine | undefined): string {
  return err ? `\n  ${err.type}: ${err.message}\n${err.stack ?? ""}${plainError(err.cause)}` : "";
}
