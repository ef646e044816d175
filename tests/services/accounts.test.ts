import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mails, schedules, scheduleWeeklyRanges, sessions, signUps, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { cleanUpAccounts } from "@/lib/accounts/clean-up";
import {
  findMembership,
  findUserByPassword,
  isSessionLive,
  revokeSession,
  startSession,
} from "@/lib/accounts/sessions";
import { createFirstOwner, isSetUpOpen, setUpToken } from "@/lib/accounts/set-up";
import { confirmSignUp, findSignUp, requestSignUp, signUpAddress } from "@/lib/accounts/sign-up";
import { hashPassword, isPassword } from "@/lib/security/passwords";
import { createStudio, createWorld, now, type TestWorld } from "@/tests/support/studio";

const password = "correct horse battery";
const anna = { name: "Anna Berg", email: "Anna@example.com", password, timeZone: "Asia/Kathmandu" };

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** The account mails queued so far, and the token in the newest one's link. */
const accountMails = () => inTransaction(world.db, { installation: "on" }, (tx) => tx.select().from(mails));
const newestToken = async () => {
  const newest = (await accountMails()).at(-1);
  return (
    signUpAddress(newest?.signUpId ?? "")
      .split("/")
      .at(-1) ?? ""
  );
};

test("the set-up address makes one first owner, also when two use it at once", async () => {
  const twice = [
    createFirstOwner(world.visit, setUpToken(), anna),
    createFirstOwner(world.visit, setUpToken(), anna),
  ];
  const outcomes = await Promise.allSettled(twice);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await world.db.select({ users: count() }).from(users)).toEqual([{ users: 1 }]);
  expect(await isSetUpOpen(world.db, setUpToken())).toBe(false);
});

test("a made-up set-up address makes nobody", async () => {
  await expect(createFirstOwner(world.visit, "x".repeat(40), anna)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a new owner has working hours Monday to Friday, 9 to 17, in the browser's zone", async () => {
  const user = await findUserByPassword(world.db, { email: anna.email, password });
  const membership = await findMembership(world.db, user?.userId ?? "");
  expect(membership?.role).toBe("owner");
  const scope = { organizationId: membership?.organizationId ?? "" };
  const [schedule] = await inTransaction(world.db, scope, (tx) => tx.select().from(schedules));
  expect(schedule).toMatchObject({ timeZone: "Asia/Kathmandu", isDefault: true });
  const ranges = await inTransaction(world.db, scope, (tx) => tx.select().from(scheduleWeeklyRanges));
  expect(ranges.map((range) => range.weekday).sort()).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(ranges.map((range) => `${range.startMinute}-${range.endMinute}`))).toEqual(
    new Set(["540-1020"]),
  );
});

test("the address is compared without regard to case, the password with", async () => {
  expect(await findUserByPassword(world.db, { email: "ANNA@EXAMPLE.COM", password })).toBeDefined();
  expect(
    await findUserByPassword(world.db, { email: anna.email, password: "Correct horse battery" }),
  ).toBeUndefined();
});

test("a sign-up for a known address and one for a new one leave the same traces but for the mail", async () => {
  await requestSignUp(world.visit, { ...anna, email: "anna@EXAMPLE.com" });
  await requestSignUp(world.visit, { ...anna, name: "Nia Neu", email: "nia@example.com" });
  expect((await accountMails()).map((mail) => mail.kind)).toEqual(["sign_up_known", "sign_up"]);
  expect(await world.db.select({ users: count() }).from(users)).toEqual([{ users: 1 }]);
});

test("a sign-up is finished by its mail's link with the password, once", async () => {
  const token = await newestToken();
  expect(await findSignUp(world.db, now, token)).toMatchObject({ email: "nia@example.com" });
  await expect(confirmSignUp(world.visit, token, "not the password")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/password" }],
  });
  await expect(confirmSignUp(world.visit, token, password)).resolves.toEqual({ email: "nia@example.com" });
  await expect(confirmSignUp(world.visit, token, password)).rejects.toMatchObject({ code: "link_expired" });
});

test("somebody who signs up before the operator came does not close the set-up address", async () => {
  const early = await createWorld();
  await createStudio(early.visit);
  expect(await isSetUpOpen(early.db, setUpToken())).toBe(true);
  await expect(createFirstOwner(early.visit, setUpToken(), anna)).resolves.toBeDefined();
  await early.drop();
});

test("a sign-up's link is dead after a day", async () => {
  await requestSignUp(world.visit, { ...anna, email: "late@example.com" });
  const late = { ...world.visit, now: now + 24 * 60 * 60 * 1000 };
  await expect(confirmSignUp(late, await newestToken(), password)).rejects.toMatchObject({
    code: "link_expired",
  });
});

test("a link for a known address makes no second account", async () => {
  await requestSignUp(world.visit, { ...anna, email: "twice@example.com" });
  const first = await newestToken();
  await requestSignUp(world.visit, { ...anna, email: "twice@example.com" });
  await confirmSignUp(world.visit, await newestToken(), password);
  await expect(confirmSignUp(world.visit, first, password)).rejects.toMatchObject({ code: "link_expired" });
});

test("an owner keeps the language of the page they signed up on, or set the installation up on", async () => {
  const languageOf = async (visited: TestWorld, address: string) =>
    (await visited.db.select().from(users).where(eq(users.email, address))).map(({ language }) => language);
  for (const language of ["de", "en"] as const) {
    const email = `in-${language}@example.com`;
    await requestSignUp(world.visit, { ...anna, email }, language);
    await confirmSignUp(world.visit, await newestToken(), password);
    expect(await languageOf(world, email)).toEqual([language]);
  }
  const other = await createWorld();
  await createFirstOwner(other.visit, setUpToken(), anna, "de");
  expect(await languageOf(other, anna.email)).toEqual(["de"]);
  await other.drop();
});

test("revoking a session's row signs out at the next look", async () => {
  const user = await findUserByPassword(world.db, { email: anna.email, password });
  const { sessionId } = await startSession(world.visit, user?.userId ?? "");
  expect(await isSessionLive(world.db, sessionId, now)).toBe(true);
  await revokeSession(world.visit, sessionId);
  expect(await isSessionLive(world.db, sessionId, now)).toBe(false);
});

test("a month after they ended, sign-ups and sessions are gone, and what is live stays", async () => {
  await requestSignUp(world.visit, { ...anna, email: "never@example.com" });
  const user = await findUserByPassword(world.db, { email: anna.email, password });
  const { sessionId } = await startSession(world.visit, user?.userId ?? "");
  await cleanUpAccounts(world.visit);
  expect(await isSessionLive(world.db, sessionId, now)).toBe(true);
  expect(await findSignUp(world.db, now, await newestToken())).toMatchObject({ email: "never@example.com" });
  await cleanUpAccounts({ ...world.visit, now: now + 61 * 24 * 60 * 60 * 1000 });
  expect(await world.db.select().from(sessions)).toEqual([]);
  expect(await world.db.select().from(signUps)).toEqual([]);
  expect(await accountMails()).toEqual([]);
});

test("a password counts whole, beyond bcrypt's 72 bytes and past a zero byte", async () => {
  const long = "ä".repeat(100);
  expect(await isPassword(`${long}!`, await hashPassword(`${long}?`))).toBe(false);
  expect(await isPassword("same start\0one", await hashPassword("same start\0two"))).toBe(false);
  expect(await isPassword(long, await hashPassword(long))).toBe(true);
});
