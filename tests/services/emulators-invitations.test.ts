import { afterAll, beforeAll, expect, test } from "vitest";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";

let google: GoogleEmulator;
let microsoft: MicrosoftEmulator;
beforeAll(async () => {
  [google, microsoft] = await Promise.all([startGoogle({ clients: [] }), startMicrosoft({ clients: [] })]);
});
afterAll(() => Promise.all([google.close(), microsoft.close()]));

const start = { dateTime: "2027-03-02T10:00:00Z", timeZone: "UTC" };
const end = { dateTime: "2027-03-02T11:00:00Z", timeZone: "UTC" };

test("at Google a guest gets the same event by the same id, and the organizer their answer", () => {
  const anna = google.control.calendar("anna@google.test");
  const bert = google.control.calendar("bert@google.test");
  const { id, iCalUID } = anna.add({ start, end, attendees: [{ email: "bert@google.test" }] });
  expect(bert.events()).toMatchObject([{ id, iCalUID, organizer: { email: "anna@google.test" } }]);
  expect(bert.events()[0]?.organizer?.self).toBeUndefined();
  bert.answer(id, "accepted");
  expect(anna.events()[0]?.attendees?.[0]).toMatchObject({ responseStatus: "accepted" });
  anna.change(id, { summary: "Moved" });
  expect(bert.events()).toMatchObject([
    { summary: "Moved", attendees: [{ responseStatus: "accepted", self: true }] },
  ]);
  bert.remove(id);
  expect(anna.events()[0]?.attendees?.[0]?.responseStatus).toBe("declined");
  anna.remove(id);
  expect([...anna.events(), ...bert.events()]).toEqual([]);
});

test("at Microsoft a guest gets a meeting of their own by the same UID, tentative until they answer", () => {
  const anna = microsoft.control.calendar("anna@microsoft.test");
  const bert = microsoft.control.calendar("bert@microsoft.test");
  const attendees = [{ emailAddress: { address: "bert@microsoft.test" } }];
  const { id, iCalUId } = anna.add({ start, end, attendees, subject: "Talk", transactionId: "booking-1" });
  const [copy] = bert.events();
  expect(copy).toMatchObject({ iCalUId, isOrganizer: false, showAs: "tentative" });
  expect(copy?.id).not.toBe(id);
  expect(copy?.transactionId).toBeUndefined();
  bert.answer(copy?.id ?? "", "accepted");
  expect(bert.events()).toMatchObject([{ showAs: "busy", responseStatus: { response: "accepted" } }]);
  expect(anna.events()).toMatchObject([{ attendees: [{ status: { response: "accepted" } }] }]);
  bert.answer(copy?.id ?? "", "declined");
  expect(bert.events()).toMatchObject([{ showAs: "free", responseStatus: { response: "declined" } }]);
  anna.remove(id);
  expect(bert.events()).toMatchObject([{ isCancelled: true, showAs: "free", subject: "Canceled: Talk" }]);
});
