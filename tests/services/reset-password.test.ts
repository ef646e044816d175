import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as tables from "@/db/tables";
import { auditEntries, mails, passwordResets, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { cleanUpAccounts } from "@/lib/accounts/clean-up";
import { findPasswordReset, passwordResetUrl } from "@/lib/accounts/password-resets";
import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { countPasswordReset, resetLimits } from "@/lib/accounts/reset-limit";
import { resetPassword } from "@/lib/accounts/reset-password";
import { findUserByPassword, isSessionLive, startSession } from "@/lib/accounts/sessions";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { isId } from "@/lib/ids";
import type { Jobs } from "@/lib/jobs/enqueue";
import { tasks } from "@/lib/jobs/tasks";
import { packIds, signToken } from "@/lib/security/tokens";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { createStudio, createWorld, now, type TestWorld } from "@/tests/support/studio";

let world: TestWorld;
let owner: postgres.Sql;
beforeAll(async () => {
  world = await createWorld();
  // The queue's own tables belong to the database's owner.
  owner = postgres(world.url, { max: 1 });
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
afterAll(async () => {
  await owner.end();
  await world.drop();
});

const password = "another horse battery";
let annas = 0;
let email = "";
let studio: Context;
beforeEach(async () => {
  annas += 1;
  email = `Anna${annas}@example.com`;
  studio = await createStudio(world.visit, { email });
});

const userId = () => (studio.actor.kind === "member" ? studio.actor.userId : "");

const waitingForRows = sql<{ count: number }>`select count(*)::int as count from pg_locks
  where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`;

/** The jobs that wait to look an address up. */
const waiting = () =>
  owner<{ payload: Jobs["reset-password"] }[]>`
    select payload from graphile_worker._private_jobs jobs
    join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where identifier = 'reset-password' order by jobs.id`;

/** Asks for a link as the page does, and has the job run at once, or twice. */
async function ask(address = email, times = 1): Promise<void> {
  await requestPasswordReset(world.visit, address);
  const job = (await waiting()).at(-1);
  if (!job) throw new Error("No job waits.");
  for (let run = 0; run < times; run += 1) await tasks["reset-password"](world.visit, job.payload);
}

const installation = { installation: "on" } as const;
const resets = () =>
  inTransaction(world.db, installation, (tx) =>
    tx.select().from(passwordResets).where(eq(passwordResets.userId, userId())).orderBy(passwordResets.id),
  );
const resetMails = async () => {
  const ids = (await resets()).map(({ id }) => id);
  const all = await inTransaction(world.db, installation, (tx) => tx.select().from(mails));
  return all.filter(({ passwordResetId }) => passwordResetId !== null && ids.includes(passwordResetId));
};
const tokens = async () => (await resets()).map(({ id }) => passwordResetUrl(id).split("/").at(-1) ?? "");

test("the mail leads to a new password, and signs out every browser", async () => {
  const { sessionId } = await startSession(world.visit, userId());
  await ask();
  const [mail] = await resetMails();
  await tasks["send-mail"](world.visit, { mailId: mail?.id ?? "", organizationId: null });
  const [sent] = await resetMails();
  expect(sent).toMatchObject({ state: "kept", recipientEmail: email, recipientName: "Anna Berg" });
  const token = /\/reset-password\/([\w-]+)/.exec(sent?.bodyText ?? "")?.[1] ?? "";
  expect(await findPasswordReset(world.visit, token)).toMatchObject({ email });
  await resetPassword(world.visit, token, password);
  expect(await findUserByPassword(world.db, { email, password })).toEqual({ userId: userId() });
  expect(await isSessionLive(world.db, sessionId, now)).toBe(false);
});

test("it is written down, without the password", async () => {
  await ask();
  await resetPassword(world.visit, (await tokens())[0] ?? "", password);
  const [entry] = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "password.reset")),
  );
  expect(entry).toMatchObject({ actorId: userId(), subjectId: userId(), before: null, after: null });
});

test("whoever reads the mail has the address: it is verified from then on", async () => {
  await world.db.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId()));
  await ask();
  await resetPassword(world.visit, (await tokens())[0] ?? "", password);
  const [user] = await world.db.select().from(users).where(eq(users.id, userId()));
  expect(user?.emailVerifiedAt).toBe(now);
});

describe("asking", () => {
  test("leaves the same trace for an address that nobody has, and nobody gets a mail", async () => {
    const before = await waiting();
    await requestPasswordReset(world.visit, "nobody@example.com");
    await requestPasswordReset(world.visit, email);
    const [unknown, known] = (await waiting()).slice(before.length);
    expect(Object.keys(unknown?.payload ?? {})).toEqual(Object.keys(known?.payload ?? {}));
    expect(Object.values(unknown?.payload ?? {}).every(isId)).toBe(true);
    expect(known?.payload.userId).toBe(userId());
    if (unknown) await tasks["reset-password"](world.visit, unknown.payload);
    expect(await resets()).toEqual([]);
    expect(await resetMails()).toEqual([]);
  });

  test("keeps nothing that was typed, and asks the database the same whoever it is", async () => {
    const client = postgres(world.url, { max: 1, connection: { role: "openhour_app" } });
    let statements: string[] = [];
    const logger = { logQuery: (query: string) => void statements.push(query) };
    const db = drizzle(client, { schema: tables, casing: "snake_case", logger });
    const asked: string[][] = [];
    for (const address of ["nobody@example.com", email]) {
      statements = [];
      await requestPasswordReset({ ...world.visit, db }, address);
      asked.push(statements);
    }
    await client.end();
    expect(asked[0]?.length).toBeGreaterThan(1);
    expect(asked[0]).toEqual(asked[1]);
    expect(JSON.stringify(await waiting())).not.toContain("@");
  });

  test("in other letters finds the account; the mail goes to the address as the account has it", async () => {
    await ask(email.toUpperCase());
    expect(await resetMails()).toMatchObject([{ recipientEmail: email }]);
  });

  test("is one mail, however often the job runs", async () => {
    await ask(email, 3);
    expect(await resetMails()).toHaveLength(1);
  });

  test("too often is refused for a while, for known and unknown addresses alike", async () => {
    for (const address of [email, "nobody-at-all@example.com"]) {
      const client = `192.0.2.${address.length}`;
      for (let times = 0; times < resetLimits.perAddress; times += 1)
        await countPasswordReset(client, address);
      await expect(countPasswordReset("192.0.2.200", address.toUpperCase())).rejects.toMatchObject({
        code: "too_many",
      });
    }
    const one = "198.51.100.7";
    for (let times = 0; times < resetLimits.perClient; times += 1)
      await countPasswordReset(one, `person-${times}@example.com`);
    await expect(countPasswordReset(one, "person-last@example.com")).rejects.toMatchObject({
      code: "too_many",
    });
  });
});

describe("a link", () => {
  const refused = { code: "link_expired" };

  test("works once", async () => {
    await ask();
    const [token = ""] = await tokens();
    await resetPassword(world.visit, token, password);
    await expect(resetPassword(world.visit, token, "a third horse battery")).rejects.toMatchObject(refused);
    expect(await findPasswordReset(world.visit, token)).toBeUndefined();
    expect(await findUserByPassword(world.db, { email, password })).toBeDefined();
  });

  test("of two people at once works for one", async () => {
    await ask();
    const [token = ""] = await tokens();
    let both: Promise<PromiseSettledResult<void>[]> | undefined;
    await owner.begin(async (hold) => {
      await hold`select set_config('app.installation', 'on', true)`;
      await hold`select id from password_resets where user_id = ${userId()} for update`;
      both = Promise.allSettled([
        resetPassword(world.visit, token, password),
        resetPassword(world.visit, token, "the other's battery"),
      ]);
      // Both have found the link good, and now wait for its row.
      await expect.poll(async () => (await world.db.execute(waitingForRows))[0]?.count).toBe(2);
    });
    expect((await both)?.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is worthless once another one was used", async () => {
    await ask();
    await ask();
    const [first = "", second = ""] = await tokens();
    await resetPassword(world.visit, second, password);
    await expect(resetPassword(world.visit, first, password)).rejects.toMatchObject(refused);
  });

  test("is dead after half an hour, and its mail is not sent any more", async () => {
    await ask();
    const [token = ""] = await tokens();
    const [mail] = await resetMails();
    const late = { ...world.visit, now: now + 30 * minuteMs };
    expect(await findPasswordReset({ ...late, now: late.now - 1 }, token)).toBeDefined();
    expect(await findPasswordReset(late, token)).toBeUndefined();
    await expect(resetPassword(late, token, password)).rejects.toMatchObject(refused);
    await tasks["send-mail"](late, { mailId: mail?.id ?? "", organizationId: null });
    expect(await resetMails()).toMatchObject([{ state: "refused", bodyText: null }]);
  });

  test("made for something else, or by somebody else, sets nothing", async () => {
    await ask();
    const [reset] = await resets();
    const forged = [signToken("sign-up", packIds(reset?.id ?? "")), "x".repeat(46), ""];
    for (const token of forged)
      await expect(resetPassword(world.visit, token, password)).rejects.toMatchObject(refused);
  });
});

test("a month after its end a link is forgotten, and its mail", async () => {
  await ask();
  const monthAfter = now + 30 * minuteMs + 30 * dayMs;
  await cleanUpAccounts({ ...world.visit, now: monthAfter });
  expect(await resets()).toHaveLength(1);
  await cleanUpAccounts({ ...world.visit, now: monthAfter + 1 });
  expect(await resets()).toEqual([]);
  const left = await inTransaction(world.db, installation, (tx) => tx.select().from(mails));
  expect(left.filter(({ recipientEmail }) => recipientEmail === email)).toEqual([]);
});

test("who asked is nobody's to read: an organization sees no resets", async () => {
  await ask();
  const seen = await inTransaction(world.db, studio, (tx) => tx.select().from(passwordResets));
  expect(seen).toEqual([]);
});
