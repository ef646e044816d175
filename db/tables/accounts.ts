import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** A person who can sign in. Belongs to no organization by itself: memberships join the two. */
export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    /** bcrypt; null for somebody who only signs in through a provider. */
    passwordHash: text(),
    timeZone: text().notNull(),
    /** Of the pages they see while signed in; null for what the browser asks for. */
    language: text({ enum: ["en", "de"] }),
    /** How hours are written; null for what the language does. */
    clock: text({ enum: ["12h", "24h"] }),
    emailVerifiedAt: instant(),
    /** Runs this installation: made by the set-up address of the first start. */
    isOperator: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("users_email_unique").on(sql`lower(${t.email})`),
    check("users_language_known", sql`${t.language} in ('en', 'de')`),
    check("users_clock_known", sql`${t.clock} in ('12h', '24h')`),
    check("users_email_shape", sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
  ],
);

/** A user's account at a sign-in provider, by the provider's own id of the person. */
export const linkedAccounts = pgTable(
  "linked_accounts",
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "linked_accounts_pkey", columns: [t.provider, t.providerAccountId] }),
    foreignKey({ name: "linked_accounts_user_fk", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    index("linked_accounts_user_idx").on(t.userId),
  ],
);

/** One signed-in browser. The cookie only points here, so that revoking the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    foreignKey({ name: "sessions_user_fk", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    check("sessions_expiry_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
    index("sessions_user_idx").on(t.userId),
  ],
);

/**
 * Somebody who asked for an account and has not opened the mail yet. Nothing exists
 * for the address until then, so the page can say the same whether or not an account
 * is there, and nobody can sit on another person's address.
 */
export const signUps = pgTable(
  "sign_ups",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    timeZone: text().notNull(),
    /** Of the mail that they get, which is that of the page they came from. */
    language: text({ enum: ["en", "de"] })
      .notNull()
      .default("en"),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    check("sign_ups_expiry_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
    check("sign_ups_language_known", sql`${t.language} in ('en', 'de')`),
  ],
);

/** Somebody who asked for a new password. The mail's link holds the id, signed; it is good once and for half an hour. */
export const passwordResets = pgTable(
  "password_resets",
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    foreignKey({ name: "password_resets_user_fk", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    check("password_resets_expiry_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
    index("password_resets_user_idx").on(t.userId),
  ],
);
