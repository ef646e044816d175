import { expect, test } from "vitest";
import { cardText, readCards } from "@/lib/calendars/caldav/vcard";

const card = (...lines: readonly string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");

test("cards of 3.0 and 4.0 are read, the preferred address first", () => {
  expect(
    readCards(
      card(
        "VERSION:3.0",
        "FN:Greta\\; Grün\\, Dr.",
        "EMAIL:b@x.example",
        "EMAIL;TYPE=WORK,pref:a@x.example",
      ) +
        card(
          "VERSION:4.0",
          "FN:Otto",
          "EMAIL;PREF=2:b@x.example",
          "EMAIL;PREF=1:a@x.example",
          "EMAIL:c@x.example",
        ),
    ),
  ).toEqual([
    { name: "Greta; Grün, Dr.", emails: ["a@x.example", "b@x.example"] },
    { name: "Otto", emails: ["a@x.example", "b@x.example", "c@x.example"] },
  ]);
});

test("a card that cannot be read takes no other with it, and neither does an address that is none", () => {
  const old = card("VERSION:2.1", "FN:Old", "TEL;WORK;VOICE:1");
  const odd = card("VERSION:3.0", "FN:Odd", "EMAIL:a@x.example\\nBcc: b@x.example", "EMAIL:odd@x.example");
  expect(readCards(`${old}${odd}BEGIN:VCARD\r\nnothing`)).toEqual([
    { name: "Odd", emails: ["odd@x.example"] },
  ]);
  expect(readCards("")).toEqual([]);
});

test("what is written is read back, and adds no line", () => {
  const text = cardText("1", "Zoë \\ M;ü,ller\r\nEMAIL:evil@x.example", "zoe@x.example");
  expect(text.match(/^EMAIL/gm)).toHaveLength(1);
  expect(readCards(text)).toEqual([
    { name: "Zoë \\ M;ü,ller EMAIL:evil@x.example", emails: ["zoe@x.example"] },
  ]);
});

test("an address with a line in it is no address", () => {
  expect(() => cardText("1", "Zoë", "zoe@x.example\r\nNOTE:x")).toThrow(RangeError);
});
