import { count } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerFiles, bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { answerFile, answerText } from "@/lib/bookings/answer-text";
import { requireAnswerFile } from "@/lib/bookings/answers";
import { bookSlot } from "@/lib/bookings/book-slot";
import { requireBooking } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { bookingMessage } from "@/lib/notifications/booking-message";
import { createTemplate } from "@/lib/templates/commands";
import { fileKindOf, fileMaxBytes, type QuestionKind } from "@/lib/templates/rules";
import { sampleFiles } from "@/tests/support/files";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let studio: Context;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  studio = await createStudio(world.visit);
});
afterAll(() => world.drop());

const ask = (
  kind: QuestionKind,
  more: { isRequired?: boolean; options?: string[]; label?: string } = {},
) => ({
  id: newId(),
  kind,
  label: `A ${kind}?`,
  helpText: "",
  isRequired: false,
  options: kind === "choice" || kind === "multi_choice" ? ["red", "green", "blue"] : [],
  ...more,
});
type Asked = ReturnType<typeof ask>;

/** A link of Anna's that asks these questions. */
async function linkThatAsks(...questions: Asked[]) {
  const template = await createTemplate(studio, { name: "Asked", sendsFollowUp: false, questions });
  const { link } = await createOpenLink(studio);
  return changeLink(studio, link, { templateId: template.id });
}

const book = (
  { ctx, link }: { ctx: Context; link: Link },
  answers: Record<string, unknown>,
  more: object = {},
) => bookSlot(ctx, link, { ...request(tenOnThursday), answers, ...more });

/** Answers one question alone, and returns what was stored. */
async function answer(question: Asked, value: unknown) {
  const booking = await book(await linkThatAsks(question), { [question.id]: value });
  return (await requireBooking(studio, booking.id)).answers[0]?.value;
}

const file = (name: string, content: Buffer, mediaType = fileKindOf(name)?.mediaType ?? "") => ({
  name,
  mediaType,
  base64: content.toString("base64"),
});

test.each<[QuestionKind, unknown, unknown]>([
  ["text", " A new site ", "A new site"],
  ["long_text", "One\n\nTwo", "One\n\nTwo"],
  ["number", 3.5, 3.5],
  ["number", 0, 0],
  ["phone", "+49 (30) 123-4567 ext. 12", "+49 (30) 123-4567 ext. 12"],
  ["email", " gwen@example.com ", "gwen@example.com"],
  ["choice", "green", "green"],
  ["multi_choice", ["blue", "red"], ["blue", "red"]],
  ["checkbox", true, true],
  ["date", "2028-02-29", { onDate: "2028-02-29" }],
])("a %s takes %j", async (kind, given, kept) => {
  expect(await answer(ask(kind), given)).toEqual(kept);
});

test.each<[QuestionKind, string, unknown]>([
  ["text", "two lines", "two\nlines"],
  ["text", "501 characters", "x".repeat(501)],
  ["text", "a number", 7],
  ["long_text", "5001 characters", "x".repeat(5001)],
  ["long_text", "a null byte", "null\0byte"],
  ["number", "words", "3"],
  ["number", "no number", Number.NaN],
  ["phone", "words", "call me"],
  ["phone", "one digit", "1"],
  ["email", "a word", "nobody"],
  ["choice", "another word", "pink"],
  ["choice", "a list", ["red"]],
  ["multi_choice", "a word", "red"],
  ["multi_choice", "another word", ["red", "pink"]],
  ["multi_choice", "a word twice", ["red", "red"]],
  ["checkbox", "a word", "yes"],
  ["date", "a day that is none", "2026-02-30"],
  ["date", "another order", "24.12.2026"],
  ["file", "a name alone", "cv.pdf"],
])("a %s refuses %s at its pointer, and nothing is booked", async (kind, _, given) => {
  const question = ask(kind);
  await expect(answer(question, given)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: `/answers/${question.id}` }],
  });
  expect(await rows(bookings)).toBe(0);
});

test("what is needed is asked for, whatever its kind; what is not may be left out or empty", async () => {
  const kinds = ["text", "number", "choice", "multi_choice", "checkbox", "date", "file"] as const;
  const needed = kinds.map((kind) => ask(kind, { isRequired: true }));
  const opened = await linkThatAsks(...needed);
  for (const empty of [undefined, null, "", "  ", [], false]) {
    const given = Object.fromEntries(needed.map(({ id }) => [id, empty]));
    const refusal = await book(opened, given).catch((error) => error);
    expect(refusal.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      needed.map(({ id }) => `/answers/${id}`),
    );
  }
  const optional = kinds.map((kind) => ask(kind));
  const given = Object.fromEntries(optional.map(({ id }) => [id, ""]));
  const booking = await book(await linkThatAsks(...optional), given);
  expect((await requireBooking(studio, booking.id)).answers).toEqual([]);
});

test("an answer to what is not asked is refused, also one that another organization asks", async () => {
  const opened = await linkThatAsks(ask("text"));
  for (const id of ["colour", newId(), "constructor"]) {
    const answers = Object.fromEntries([[id, "blue"]]);
    const refusal = await book(opened, answers).catch((error) => error);
    expect(refusal.fields).toMatchObject([{ pointer: `/answers/${id}` }]);
  }
});

test("answers are kept in the order they were asked, with the words they were asked in", async () => {
  const questions = [ask("text", { label: "First?" }), ask("number"), ask("text", { label: "Last?" })];
  const [one, , three] = questions;
  const opened = await linkThatAsks(...questions);
  const booking = await book(opened, { [three?.id ?? ""]: "c", [one?.id ?? ""]: "a" });
  expect((await requireBooking(studio, booking.id)).answers).toEqual([
    { label: "First?", value: "a" },
    { label: "Last?", value: "c" },
  ]);
});

test("the same key with other answers is another request", async () => {
  const question = ask("text");
  const { ctx, link } = await linkThatAsks(question);
  const send = (text: string) =>
    bookSlot(
      ctx,
      link,
      { ...request(tenOnThursday), answers: { [question.id]: text } },
      { idempotencyKey: "key" },
    );
  const booking = await send("one");
  expect((await send("one")).id).toBe(booking.id);
  await expect(send("two")).rejects.toMatchObject({ code: "idempotency_mismatch" });
});

describe("files", () => {
  test.each(Object.entries(sampleFiles))("%s is stored as it came", async (name, content) => {
    const question = ask("file");
    const booking = await book(await linkThatAsks(question), { [question.id]: file(name, content) });
    const [stored] = (await requireBooking(studio, booking.id)).answers;
    expect(stored?.value).toMatchObject({ name, bytes: content.length });
    const kept = await requireAnswerFile(studio, booking.id, await fileIdOf(booking.id));
    expect(kept).toMatchObject({ name, mediaType: fileKindOf(name)?.mediaType });
    expect(Buffer.from(kept.content)).toEqual(content);
  });

  test("one of 5 MB is taken, and one of a byte more is not", async () => {
    const pdf = Buffer.alloc(fileMaxBytes, " ");
    pdf.write("%PDF-1.7");
    expect(await answer(ask("file"), file("large.pdf", pdf))).toMatchObject({ bytes: fileMaxBytes });
    const larger = Buffer.concat([pdf, Buffer.from(" ")]);
    await expect(answer(ask("file"), file("larger.pdf", larger))).rejects.toMatchObject({ code: "invalid" });
  });

  test.each([
    ["a program that calls itself a PDF", file("cv.pdf", Buffer.from("MZ\x90\0"))],
    ["a PDF that calls itself a picture", file("cv.png", sampleFiles["cv.pdf"])],
    ["a ZIP that calls itself a text document", file("a.docx", Buffer.from("PK\x03\x04nothing"))],
    ["a kind that is not taken", file("page.html", Buffer.from("<script>"), "text/html")],
    ["a name of another kind than the content", file("cv.exe", sampleFiles["cv.pdf"], "application/pdf")],
    ["bytes that call themselves text", file("a.txt", Buffer.from([1, 2, 3, 0]))],
    ["nothing at all", file("a.txt", Buffer.alloc(0))],
    ["what is no base64", { name: "cv.pdf", mediaType: "application/pdf", base64: "%%%" }],
  ])("%s is refused, and nothing is stored", async (_, sent) => {
    await expect(answer(ask("file"), sent)).rejects.toMatchObject({ code: "invalid" });
    expect(await rows(answerFiles)).toBe(0);
  });

  test("a name comes without folders and hidden signs", async () => {
    const sent = file("..\\..\\etc/\u202eevil\u0007.pdf", sampleFiles["cv.pdf"]);
    expect(await answer(ask("file"), sent)).toMatchObject({ name: "evil.pdf" });
  });

  test("a file is its organization's, and its booking's", async () => {
    const question = ask("file");
    const opened = await linkThatAsks(question);
    const booking = await book(opened, { [question.id]: file("cv.pdf", sampleFiles["cv.pdf"]) });
    const fileId = await fileIdOf(booking.id);
    const notFound = { code: "not_found" };
    const boris = await createStudio(world.visit);
    await expect(requireAnswerFile(boris, booking.id, fileId)).rejects.toMatchObject(notFound);
    await expect(requireAnswerFile(studio, newId(), fileId)).rejects.toMatchObject(notFound);
    await expect(requireAnswerFile(studio, booking.id, "x")).rejects.toMatchObject(notFound);
    await expect(requireAnswerFile(opened.ctx, booking.id, fileId)).rejects.toMatchObject(notFound);
  });
});

describe("where to meet", () => {
  const placed = async (location: Link["location"], where?: string) => {
    const { link } = await createOpenLink(studio);
    const opened = await changeLink(studio, link, { location });
    return book(opened, {}, { location: where });
  };

  test("is what the link says, as it was when the time was booked", async () => {
    const video = { kind: "video", value: "https://meet.example/anna" } as const;
    const booking = await placed(video);
    expect((await requireBooking(studio, booking.id)).location).toEqual(video);
    const ics = await invitationOf(booking.id);
    expect(ics).toContain("https://meet.example/anna");
    expect(ics).toContain("LOCATION");
  });

  test("is the guest's to say when the link asks, and needed then", async () => {
    for (const nothing of [undefined, "  "])
      await expect(placed({ kind: "ask", value: "" }, nothing)).rejects.toMatchObject({
        fields: [{ pointer: "/location" }],
      });
    const booking = await placed({ kind: "ask", value: "" }, " Café Central ");
    expect(booking.location).toEqual({ kind: "ask", value: "Café Central" });
  });

  test("is not asked of the guest otherwise", async () => {
    for (const location of [null, { kind: "phone", value: "+49 30 1" }] as const)
      await expect(placed(location, "Somewhere")).rejects.toMatchObject({
        fields: [{ pointer: "/location" }],
      });
  });
});

test("mails and invitation carry the answers of every kind in words", async () => {
  const questions = [
    ask("number"),
    ask("checkbox"),
    ask("multi_choice"),
    ask("date"),
    ask("file"),
    ask("long_text"),
  ];
  const values = [3.5, true, ["red", "blue"], "2026-12-24", file("cv.pdf", sampleFiles["cv.pdf"]), "a\nb"];
  const given = Object.fromEntries(questions.map(({ id }, i) => [id, values[i]]));
  const booking = await book(await linkThatAsks(...questions), given);
  const details = await requireBooking(studio, booking.id);
  for (const kind of ["booking_confirmed_guest", "booking_confirmed_owner"] as const) {
    const to = { name: "Reader", email: "reader@example.com" };
    const { text, calendar } = await bookingMessage({ kind, to, sequence: 0, stampedAt: 0 }, details);
    const unfolded = calendar?.content.replaceAll("\r\n ", "").replaceAll("\\n", "\n").replaceAll("\\,", ",");
    for (const version of [text, unfolded])
      for (const said of ["3.5", "Yes", "red\nblue", "Thursday, 24 December 2026", "cv.pdf", "a\nb"])
        expect(version).toContain(said);
    expect(text + unfolded).not.toContain("[object");
  }
});

test("numbers and dates are written as the reader's language has them", () => {
  const german = { locale: "de-DE", yes: "Ja", no: "Nein" };
  expect(answerText(1234.5, german)).toBe("1234,5");
  expect(answerText({ onDate: "2026-12-24" }, german)).toBe("Donnerstag, 24. Dezember 2026");
  expect(answerText(true, german)).toBe("Ja");
});

/** The file that a booking's first answer is. */
async function fileIdOf(bookingId: string): Promise<string> {
  const [first] = (await requireBooking(studio, bookingId)).answers;
  return (first && answerFile(first.value)?.fileId) ?? "";
}

async function invitationOf(bookingId: string) {
  const details = await requireBooking(studio, bookingId);
  const to = { name: "Gustav Gast", email: "gustav@example.com" };
  const kind = "booking_confirmed_guest";
  const { calendar } = await bookingMessage({ kind, to, sequence: 0, stampedAt: 0 }, details);
  return calendar?.content.replaceAll("\r\n ", "");
}

async function rows(table: typeof bookings | typeof answerFiles) {
  const [row] = await inTransaction(world.db, studio, (tx) => tx.select({ rows: count() }).from(table));
  return row?.rows;
}
