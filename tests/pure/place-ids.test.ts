import { expect, test } from "vitest";
import { withPlaceIds } from "@/lib/links/place-ids";
import { Location } from "@/lib/links/schema";

type Row = { id?: string; kind: string; value: string; label?: string };

const saved = (options: readonly Row[], before: ReturnType<typeof withPlaceIds> = null) => {
  const location = withPlaceIds(Location.parse({ kind: "choice", options }), before);
  if (location?.kind !== "choice") throw new Error("That is no choice.");
  return { location, ids: location.options.map(({ id }) => id) };
};

const phone = { kind: "phone", value: "+977 1 555 0100" };
const room = { kind: "address", value: "Main Street 1" };
const meet = { kind: "video", value: "https://meet.example/a" };

test("an id says nothing about the place: the same place has another one in every link", () => {
  const ids = Array.from({ length: 20 }, () => saved([phone, room]).ids).flat();
  expect(new Set(ids).size).toBe(40);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{10}$/);
});

test("places keep their ids when their order or their words change", () => {
  const { location, ids } = saved([phone, room, meet]);
  const [first, second, third] = ids;
  const shown = (n: number) => ({ ...location.options[n] }) as Row;
  const edited = [shown(2), { ...shown(0), value: "+977 1 555 0199" }, { ...shown(1), label: "Office" }];
  expect(saved(edited, location).ids).toEqual([third, first, second]);
});

test("a place keeps its id also when the form that was open knew of none", () => {
  const { location, ids } = saved([phone, room]);
  expect(saved([room, phone], location).ids).toEqual(ids.toReversed());
});

test("no other place gets an id that was one's: not in its row, not after it, and not on demand", () => {
  const { location, ids } = saved([phone, room]);
  const [first = "", second = ""] = ids;
  // The rows were written over crosswise, and the words went with their places.
  expect(
    saved(
      [
        { ...room, id: first },
        { ...phone, id: second },
      ],
      location,
    ).ids,
  ).toEqual([second, first]);
  const [replaced, kept] = saved([{ ...meet, id: first }, room], location).ids;
  expect(replaced).not.toBe(first);
  expect(kept).toBe(second);
  const twice = saved(
    [
      { ...room, id: second },
      { ...room, value: "Elsewhere", id: second },
    ],
    location,
  ).ids;
  expect(twice[0]).toBe(second);
  expect(twice[1]).not.toBe(second);
  expect(saved([{ ...phone, id: "mine" }, room]).ids).not.toContain("mine");
});
