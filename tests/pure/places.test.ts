import { expect, test } from "vitest";
import { countPlaces } from "@/lib/live/places";

test("an address has its share, others theirs, and all together no more than there is", () => {
  const places = countPlaces({ perAddress: 2, inAll: 3 });
  const first = places.take("a");
  expect(places.take("a")).toBeDefined();
  expect(places.take("a")).toBeUndefined();
  expect(places.take("b")).toBeDefined();
  expect(places.take("c")).toBeUndefined();
  first?.();
  expect(places.take("c")).toBeDefined();
});

test("a place is given back once, however often it is left", () => {
  const places = countPlaces({ perAddress: 2, inAll: 9 });
  const first = places.take("a");
  places.take("a");
  first?.();
  first?.();
  expect(places.take("a")).toBeDefined();
  expect(places.take("a")).toBeUndefined();
});
