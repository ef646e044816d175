import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { askQuestions } from "@/lib/templates/ask-questions";
import { createTemplate } from "@/lib/templates/commands";
import { toIso } from "@/lib/time/format";
import { dayMs } from "@/lib/time/zone";
import { createApi, post, type TestApi } from "@/tests/support/api";
import { sampleFiles } from "@/tests/support/files";
import { createOpenLink, createStudio } from "@/tests/support/studio";

let api: TestApi;
let studio: Context;
beforeAll(async () => {
  api = await createApi();
  studio = await createStudio({ ...api.visit, now: Date.now() });
});
afterAll(() => api.drop());

const attendee = { name: "Gustav Gast", email: "gustav@example.com", timeZone: "America/New_York" };
const ask = (kind: "text" | "number" | "file", isRequired = false) => ({
  id: newId(),
  kind,
  label: `A ${kind}?`,
  helpText: "Why not",
  isRequired,
  options: [],
});

/** A link that asks these questions, and its first time from two days on. */
async function linkThatAsks(questions: ReturnType<typeof ask>[], location: Link["location"] = null) {
  const { id } = await createTemplate(studio, { name: "Asked", sendsFollowUp: false, questions });
  const { link } = await createOpenLink(studio);
  await askQuestions(studio, id, link.id);
  await inTransaction(api.db, studio, (tx) =>
    tx.update(links).set({ location }).where(eq(links.id, link.id)),
  );
  const from = toIso(Date.now() + 2 * dayMs);
  const answer = await api.ask(`/bookings/public/${link.token}/availability?from=${from}`);
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  return { token: link.token, start: slots[0]?.start ?? "" };
}

const book = (token: string, body: unknown) => api.ask(`/bookings/public/${token}/book`, post(body));
const pointersOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

test("a link says what it asks and where it is, and keeps the way into a call for who has booked", async () => {
  const question = ask("text", true);
  const { token } = await linkThatAsks([question], { kind: "video", value: "https://meet.example/anna" });
  const text = await (await api.ask(`/bookings/public/${token}`)).text();
  expect(JSON.parse(text)).toMatchObject({ questions: [question], location: { kind: "video" } });
  expect(text).not.toContain("meet.example");
});

test("answers are taken by question id, with a file of 5 MB", async () => {
  const [words, number, file] = [ask("text", true), ask("number"), ask("file")];
  const { token, start } = await linkThatAsks([words, number, file]);
  const content = Buffer.concat([sampleFiles["cv.pdf"], Buffer.alloc(5_000_000, " ")]);
  const answers = {
    [words.id]: "A site",
    [number.id]: 3,
    [file.id]: { name: "cv.pdf", mediaType: "application/pdf", base64: content.toString("base64") },
  };
  const answer = await book(token, { start, attendee, answers });
  expect(answer.status).toBe(201);
});

test("422 with a pointer for each answer that is missing, wrong, or to nothing that is asked", async () => {
  const [words, number] = [ask("text", true), ask("number")];
  const { token, start } = await linkThatAsks([words, number]);
  const other = newId();
  const answer = await book(token, { start, attendee, answers: { [number.id]: "three", [other]: "x" } });
  expect(answer.status).toBe(422);
  expect((await pointersOf(answer)).sort()).toEqual(
    [words.id, number.id, other].map((id) => `/answers/${id}`).sort(),
  );
});

test("where to meet is taken when the link asks, and refused when it does not", async () => {
  const asking = await linkThatAsks([], { kind: "ask", value: "" });
  const without = await book(asking.token, { start: asking.start, attendee });
  expect([without.status, await pointersOf(without)]).toEqual([422, ["/location"]]);
  const told = await book(asking.token, { start: asking.start, attendee, location: "Café Central" });
  expect(told.status).toBe(201);
  const silent = await linkThatAsks([]);
  const refused = await book(silent.token, { start: silent.start, attendee, location: "Somewhere" });
  expect([refused.status, await pointersOf(refused)]).toEqual([422, ["/location"]]);
});
