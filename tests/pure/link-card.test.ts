import { afterEach, expect, test, vi } from "vitest";
import { drawCard } from "@/app/(public)/book/[token]/og.png/draw-card";
import { drawable } from "@/lib/share/drawable";

afterEach(() => vi.unstubAllGlobals());

/** Every letter that is let into a picture. */
const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code))
  .filter((letter) => letter.trim() !== "" && letter.normalize("NFC") === letter && drawable(letter))
  .join("");

test("a picture is drawn without asking anybody for a font, whatever is let into it", async () => {
  expect(letters.length).toBeGreaterThan(400);
  const asked: string[] = [];
  const own = fetch;
  vi.stubGlobal("fetch", async (address: string | URL | Request) => {
    // The library's own program comes out of itself.
    if (String(address).startsWith("data:")) return own(address);
    asked.push(String(address));
    return new Response(null, { status: 404 });
  });
  const png = Buffer.from(await drawCard({ title: letters, lines: ["A – “B”"], invitation: "Öffnen" }));
  expect(asked).toEqual([]);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test.each([
  ["Café  Müller\n& Søn – 30’", "Café Müller & Søn – 30’"],
  ["Знакомство", "Знакомство"],
  ["面談", undefined],
  ["مكالمة", undefined],
  ["Coffee ☕", undefined],
  ["© Anna", undefined],
  ["  ", undefined],
])("of %j a picture shows %j", (text, shown) => {
  expect(drawable(text)).toBe(shown);
});
