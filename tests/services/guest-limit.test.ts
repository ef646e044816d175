import { expect, test } from "vitest";
import { broughtPerHour, withinGuestLimit } from "@/lib/robots/guest-limit";

const invited = async () => "invited";
const refusal = { code: "too_many", retryAfterSeconds: expect.any(Number) };

test("one client has so many people invited in an hour, and others are not held up by it", async () => {
  for (let i = 0; i < broughtPerHour / 5; i++)
    expect(await withinGuestLimit("192.0.2.1", 5, invited)).toBe("invited");
  let isDone = false;
  const more = withinGuestLimit("192.0.2.1", 1, async () => {
    isDone = true;
  });
  await expect(more).rejects.toMatchObject(refusal);
  expect(isDone).toBe(false);
  expect(await withinGuestLimit("192.0.2.2", 5, invited)).toBe("invited");
  // Who brings nobody is not asked.
  expect(await withinGuestLimit("192.0.2.1", 0, invited)).toBe("invited");
});

test("the addresses of one IPv6 network count as one client", async () => {
  await withinGuestLimit("2001:db8::1", broughtPerHour, invited);
  await expect(withinGuestLimit("2001:db8::2", 1, invited)).rejects.toMatchObject(refusal);
});

test("what fails invites nobody, and what was refused counts for nothing", async () => {
  const fails = async () => {
    throw new Error("Somebody was faster.");
  };
  for (let i = 0; i < 10; i++)
    await expect(withinGuestLimit("192.0.2.3", 5, fails)).rejects.toThrow("faster");
  await withinGuestLimit("192.0.2.3", 18, invited);
  await expect(withinGuestLimit("192.0.2.3", 5, invited)).rejects.toMatchObject(refusal);
  expect(await withinGuestLimit("192.0.2.3", 2, invited)).toBe("invited");
});
