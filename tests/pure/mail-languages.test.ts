import { describe, expect, test } from "vitest";
import { languages } from "@/lib/i18n/locale";
import de from "@/lib/i18n/messages/de.json";
import { translator } from "@/lib/i18n/translator";
import type { BookingMail } from "@/lib/notifications/templates/booking-mail";
import { type MailInputs, type MailKind, renderMail } from "@/lib/notifications/templates/render-mail";
import { inputs, visible } from "@/tests/support/mail-inputs";

const kinds = Object.keys(inputs) as MailKind[];
const german = { language: "de" } as const;
const english = { language: "en" } as const;

/** As a German's browser has the form of the booking written. */
const inGerman = { locale: "de-DE" };

/** People, titles and places are in no language here, so that every word of a mail is ours. */
const wordless = {
  linkTitle: "Qwx",
  hostName: "Zyx",
  organizationName: "Vwq",
  guestName: "Xyq",
  declinedBy: "Xyq",
  locationText: "Wqz 1",
  cancelReason: "Qqq.",
  bookedBy: "Wwx",
  broughtText: "Yyx",
  answers: [{ label: "Qxq?", value: "Xxq" }],
};

const ours = <Kind extends MailKind>(kind: Kind): MailInputs[Kind] => {
  const input = inputs[kind];
  return "linkTitle" in input ? { ...input, ...wordless } : input;
};

const sees = (text: string) => text.replace(/<https?:[^>]*>/g, "").replace(/\s+/g, " ");
const lettersOf = (text: string) => text.replace(/[^\p{L}\d]/gu, "");

describe.each(languages)("every mail in %s", (language) => {
  test.each(kinds)(
    "says the same as text and as HTML, and says which language it is in (%s)",
    async (kind) => {
      const { text, html } = await renderMail(kind, inputs[kind], { language });
      expect(html).toMatch(new RegExp(`<html [^>]*lang="${language}"`));
      const [, body = ""] = html.split(/<table/).length > 1 ? html.split("data-skip-in-text") : [];
      expect(lettersOf(visible(body.slice(body.indexOf("</div>"))))).toBe(lettersOf(sees(text)));
    },
  );
});

describe.each(kinds)("in German, %s", (kind) => {
  const read = async () => {
    const { subject, text, html } = await renderMail(kind, { ...ours(kind), ...inGerman }, german);
    return { subject, text, html, all: `${subject}\n${sees(text)}\n${visible(html)}` };
  };

  test("has no English word left", async () => {
    const { all } = await read();
    expect(all).not.toMatch(
      /\b(the|and|with|you|your|this|that|not|mail|booking|request|guest|meeting|when|where|before|reason|invitation|reminder|thank|hello|answer|open|view|link below|December|Thursday|Dec|Thu|Time)\b(?!-Mail)/,
    );
  });

  test("says nothing as it does in English", async () => {
    const [{ subject, text }, inEnglish] = await Promise.all([read(), renderMail(kind, ours(kind), english)]);
    expect(subject).not.toBe(inEnglish.subject);
    const data = /^(Qwx|Zyx|Vwq|Xyq|Wqz 1|Qqq\.|Wwx|Yyx|Qxq\?|Xxq|Openhour|sam@example\.net)$/;
    const said = text.split("\n").filter((line) => line !== "" && !data.test(line));
    expect(said.filter((line) => inEnglish.text.split("\n").includes(line))).toEqual([]);
  });

  test("says Sie to guests, and du to those who work with it", async () => {
    const { all } = await read();
    if (kind.endsWith("_guest")) {
      expect(all).not.toMatch(/\b(du|dir|dich|dein\w*)\b/i);
      expect(all).toMatch(/\b(Sie|Ihr\w*)\b/);
    } else {
      expect(all).not.toMatch(/\b(Sie|Ihnen|Ihr|Ihre[nmrs]?)\b/);
      expect(all).toMatch(/\b(du|dir|dich|dein\w*)\b/i);
    }
  });
});

test("days, hours and zones are written as Germans write them", async () => {
  const { subject, text } = await renderMail(
    "booking_confirmed_guest",
    inputs.booking_confirmed_guest,
    german,
  );
  expect(subject).toBe("Intro call mit Anna Berg, Do. 3. Dez. 2026, 10:00 (Berlin)");
  expect(text).toMatch(
    /Donnerstag, 3\. Dezember 2026\n10:00 ?– ?10:30 Uhr\nMitteleuropäische Zeit \(Berlin, UTC\+1\)/,
  );
});

test("the time until a meeting has its German case", async () => {
  for (const [minutesUntil, said] of [
    [15, "in 15 Minuten"],
    [60, "in 1 Stunde"],
    [150, "in 2 Stunden 30 Minuten"],
    [1440, "in 24 Stunden"],
    [2880, "in 2 Tagen"],
  ] as const) {
    const near: BookingMail = { ...inputs.booking_reminder_guest, minutesUntil };
    const { text } = await renderMail("booking_reminder_guest", near, german);
    expect(text).toContain(`Ihr Termin mit Anna Berg beginnt ${said}.`);
  }
});

test("one job and several, in German", () => {
  const t = translator("de", "jobs");
  const said = [1, 2].flatMap((count) => [t("running", { count }), t("waiting", { count })]);
  expect(said).toEqual(["1 läuft", "1 wartet", "2 laufen", "2 warten"]);
});

test("words that German has its own turns for", async () => {
  const told = async (kind: MailKind) => renderMail(kind, ours(kind), german);
  expect((await told("booking_expired_guest")).subject).toMatch(/^Keine rechtzeitige Antwort: /);
  for (const kind of ["booking_reassigned_owner", "booking_request_reassigned_owner"] as const)
    expect((await told(kind)).html).toContain("hat jetzt einen Termin bei jemand anderem");
  // What leads to the opt-out, and what stands there, call it the same.
  const { text } = await renderMail(
    "booking_follow_up_guest",
    { ...inputs.booking_follow_up_guest, optOutUrl: "https://openhour.example/unsubscribe/abc" },
    german,
  );
  expect(text).toContain("Keine Erinnerungen und Dank-Mails mehr");
  expect(de.guest.optOut.off.text).toContain("Dank-Mails");
  expect(JSON.stringify(de)).not.toContain("Nachfass");
});
