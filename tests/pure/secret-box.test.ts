import { expect, test } from "vitest";
import { boxKeys, isOldBox, lock, unlock } from "@/lib/security/secret-box";

const keys = boxKeys(["the secret of this year"]);
const place = "calendar_connections/7";

test("what is locked opens again, and no two boxes of one text are alike", () => {
  const [one, other] = [lock(keys, "refresh-töken", place), lock(keys, "refresh-töken", place)];
  expect(unlock(keys, one, place)).toBe("refresh-töken");
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  expect(Buffer.from(one).includes("refresh")).toBe(false);
});

test("a box opens only where it was locked for, and with a key that locked it", () => {
  const box = lock(keys, "refresh-token", place);
  expect(unlock(keys, box, "calendar_connections/8")).toBeUndefined();
  expect(unlock(boxKeys(["another secret"]), box, place)).toBeUndefined();
});

test("a box with a single bit changed, or cut short, does not open", () => {
  const box = Buffer.from(lock(keys, "refresh-token", place));
  for (let i = 0; i < box.length; i++) {
    const changed = Buffer.from(box);
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
    expect(unlock(keys, changed, place)).toBeUndefined();
    expect(unlock(keys, box.subarray(0, i), place)).toBeUndefined();
  }
});

test("after a change of the secret old boxes still open, and are known to want locking anew", () => {
  const box = lock(keys, "refresh-token", place);
  const changed = boxKeys(["the secret of next year", "the secret of this year"]);
  expect(unlock(changed, box, place)).toBe("refresh-token");
  expect(isOldBox(changed, box)).toBe(true);
  expect(isOldBox(changed, lock(changed, "refresh-token", place))).toBe(false);
});
