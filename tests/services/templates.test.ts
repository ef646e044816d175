import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { answers, auditEntries, links, questions, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { translator } from "@/lib/i18n/translator";
import { newId } from "@/lib/ids";
import { parseInput } from "@/lib/input";
import { openLink } from "@/lib/links/queries";
import { askNothing, askQuestions } from "@/lib/templates/ask-questions";
import { createTemplate, duplicateTemplate, renameTemplate, saveTemplate } from "@/lib/templates/commands";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { findOtherLinks, findTemplates, getLinkQuestions, requireTemplate } from "@/lib/templates/queries";
import { SaveTemplate, TemplateInput } from "@/lib/templates/schema";
import { starterNames, starterTemplate } from "@/lib/templates/starters";
import { minuteMs } from "@/lib/time/zone";
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
let anna: Context;
let boris: Context;

beforeAll(async () => {
  world = await createWorld();
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
});
beforeEach(async () => {
  anna = await createStudio(world.visit);
});
afterAll(() => world.drop());

const question = (label: string, more: object = {}) => ({
  id: newId(),
  kind: "text" as const,
  label,
  helpText: "",
  isRequired: false,
  options: [],
  ...more,
});
const first = question("What is it about?");
const second = question("Which day?", { kind: "date" });

const make = (ctx: Context, ...asked: object[]) =>
  createTemplate(ctx, parseInput(TemplateInput, { name: "Intro", sendsFollowUp: false, questions: asked }));

/** Saves other questions over the version that is there now. */
async function save(ctx: Context, id: string, ...asked: object[]) {
  const { name, sendsFollowUp, version } = await requireTemplate(ctx, id);
  return saveTemplate(ctx, id, parseInput(SaveTemplate, { name, sendsFollowUp, version, questions: asked }));
}

const labels = async (ctx: Context, id: string) =>
  (await requireTemplate(ctx, id)).questions.map(({ label }) => label);

test("a template is kept with its questions in their order, and the list counts them and its links", async () => {
  const { id } = await make(anna, question("One"), question("Two", { isRequired: true, helpText: "Why" }));
  const { link } = await createOpenLink(anna);
  await askQuestions(anna, id, link.id);
  expect(await requireTemplate(anna, id)).toMatchObject({
    name: "Intro",
    version: 1,
    questions: [{ label: "One" }, { label: "Two", isRequired: true, helpText: "Why" }],
    links: [{ id: link.id, title: "Intro call" }],
  });
  expect(await findTemplates(anna)).toMatchObject([{ id, questionCount: 2, linkCount: 1 }]);
  await changeLink(anna, link, { archivedAt: anna.now }).catch(() => {});
  expect(await findTemplates(anna)).toMatchObject([{ questionCount: 2, linkCount: 0 }]);
});

test("a save replaces all of it: order, words, follow-up; a question that stays keeps its id", async () => {
  const [one, two, three] = [question("One"), question("Two"), question("Three")];
  const { id } = await make(anna, one, two, three);
  const input = {
    name: " Other ",
    sendsFollowUp: true,
    version: 1,
    questions: [three, { ...one, label: "1" }],
  };
  expect(await saveTemplate(anna, id, parseInput(SaveTemplate, input))).toBe(2);
  expect(await requireTemplate(anna, id)).toMatchObject({
    name: "Other",
    sendsFollowUp: true,
    version: 2,
    questions: [
      { id: three.id, label: "Three" },
      { id: one.id, label: "1" },
    ],
  });
  const noted = await audited(anna, "template.changed");
  expect(noted).toMatchObject([{ before: { name: "Intro" }, after: { name: "Other" } }]);
});

test("who saves over an older version is told, and the newer one stays; of two at once one wins", async () => {
  const { id } = await make(anna, question("One"));
  const typed = (label: string) => ({
    name: "Intro",
    sendsFollowUp: false,
    version: 1,
    questions: [{ ...question(label), options: [] }],
  });
  const outcomes = await Promise.allSettled([
    saveTemplate(anna, id, typed("Mine")),
    saveTemplate(anna, id, typed("Theirs")),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find((outcome) => outcome.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "conflict" });
  expect((await requireTemplate(anna, id)).version).toBe(2);
});

test("a rename raises the version too, so that an open editor learns of it", async () => {
  const { id } = await make(anna, question("One"));
  await renameTemplate(anna, id, { name: "Renamed" });
  expect(await requireTemplate(anna, id)).toMatchObject({ name: "Renamed", version: 2 });
});

test("a copy has the same questions under ids of its own", async () => {
  const { id } = await make(anna, question("One"), question("Two"));
  const copy = await duplicateTemplate(anna, id, { name: "Copy" });
  expect(await labels(anna, copy.id)).toEqual(["One", "Two"]);
  await save(anna, copy.id, question("Other"));
  expect(await labels(anna, id)).toEqual(["One", "Two"]);
});

test("an answer keeps its question's words when these change, and when the question goes", async () => {
  const { id } = await make(anna, first, second);
  const { link } = await createOpenLink(anna);
  await askQuestions(anna, id, link.id);
  const given = { [first.id]: "A site", [second.id]: "2026-12-24" };
  const guest = await openLink(world.visit, link.token);
  await bookSlot(guest.ctx, guest.link, { ...request(tenOnThursday), answers: given });

  await save(anna, id, { ...first, label: "Topic?" });
  expect(await answersOf(anna)).toEqual([
    { label: "What is it about?", value: "A site", questionId: first.id },
    { label: "Which day?", value: { onDate: "2026-12-24" }, questionId: null },
  ]);
  await deleteTemplate(anna, id, { replacement: "none" });
  expect((await answersOf(anna)).map(({ questionId }) => questionId)).toEqual([null, null]);
});

test("who books while the question goes either answers it in time or is told; nothing breaks", async () => {
  const { link } = await createOpenLink(anna);
  for (let minutes = 0; minutes < 240; minutes += 30) {
    const asked = question("Passing?");
    const { id } = await make(anna, asked);
    await askQuestions(anna, id, link.id);
    const guest = await openLink(world.visit, link.token);
    const answered = { ...request(tenOnThursday + minutes * minuteMs), answers: { [asked.id]: "Yes" } };
    const [booked, saved] = await Promise.allSettled([
      bookSlot(guest.ctx, guest.link, answered),
      save(anna, id),
    ]);
    expect(saved.status).toBe("fulfilled");
    if (booked.status === "rejected") expect(booked.reason).toMatchObject({ code: "invalid" });
  }
  for (const { questionId } of await answersOf(anna)) expect(questionId).toBeNull();
});

test("a template that links use goes only when it is said what they ask instead", async () => {
  const { id } = await make(anna, question("One"));
  const other = await make(anna, question("Other"));
  const { link } = await createOpenLink(anna);
  const archived = await createOpenLink(anna, { title: "Old" });
  await askQuestions(anna, id, link.id);
  await askQuestions(anna, id, archived.link.id);
  await changeLink(anna, archived.link, { archivedAt: anna.now }).catch(() => {});

  await expect(deleteTemplate(anna, id, {})).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/replacement" }],
  });
  for (const replacement of [id, newId()])
    await expect(deleteTemplate(anna, id, { replacement })).rejects.toMatchObject({ code: "invalid" });
  expect(await labels(anna, id)).toEqual(["One"]);

  await deleteTemplate(anna, id, { replacement: other.id });
  const rows = await inTransaction(world.db, anna, (tx) =>
    tx.select({ templateId: links.templateId, version: links.version }).from(links),
  );
  expect(rows).toEqual([
    { templateId: other.id, version: 3 },
    { templateId: other.id, version: 3 },
  ]);
  await expect(requireTemplate(anna, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await audited(anna, "template.deleted")).toMatchObject([{ before: { name: "Intro" } }]);
  expect(await audited(anna, "link.changed")).toContainEqual({
    before: { templateId: id },
    after: { templateId: other.id },
  });

  await deleteTemplate(anna, other.id, { replacement: "none" });
  expect((await getLinkQuestions(anna, link)).length).toBe(0);
});

test("a link asks one template's questions, and nothing when it is told so", async () => {
  const [one, other] = [await make(anna, question("One")), await make(anna, question("Other"))];
  const { link } = await createOpenLink(anna);
  expect(await findOtherLinks(anna, one.id)).toEqual([{ id: link.id, title: "Intro call" }]);
  await askQuestions(anna, one.id, link.id);
  expect(await findOtherLinks(anna, one.id)).toEqual([]);
  await askQuestions(anna, other.id, link.id);
  // A page that is out of date takes nothing from another template.
  await askNothing(anna, one.id, link.id);
  expect((await requireTemplate(anna, other.id)).links).toMatchObject([{ id: link.id }]);
  await askNothing(anna, other.id, link.id);
  expect((await requireTemplate(anna, other.id)).links).toEqual([]);
});

test("nobody sees, changes, uses or deletes another organization's template, nor takes its questions", async () => {
  const { id } = await make(anna, first);
  const own = await make(boris, question("His"));
  const { link } = await createOpenLink(boris);
  const notFound = { code: "not_found" };
  await expect(requireTemplate(boris, id)).rejects.toMatchObject(notFound);
  await expect(renameTemplate(boris, id, { name: "Mine" })).rejects.toMatchObject(notFound);
  await expect(duplicateTemplate(boris, id, { name: "Mine" })).rejects.toMatchObject(notFound);
  await expect(askQuestions(boris, id, link.id)).rejects.toMatchObject(notFound);
  await expect(askQuestions(anna, id, link.id)).rejects.toMatchObject(notFound);
  await expect(deleteTemplate(boris, id, {})).rejects.toMatchObject(notFound);
  await expect(deleteTemplate(boris, own.id, { replacement: id })).rejects.toMatchObject({ code: "invalid" });
  await expect(save(boris, own.id, first)).rejects.toMatchObject({ code: "conflict" });
  expect(await labels(anna, id)).toEqual(["What is it about?"]);
  const guest = { ...anna, actor: { kind: "guest" } } as const;
  await expect(findTemplates(guest)).rejects.toMatchObject(notFound);
});

test.each([
  ["no name", { name: " " }, "/name"],
  ["a question without words", { questions: [question(" ")] }, "/questions/0/label"],
  ["a choice of nothing", { questions: [question("?", { kind: "choice" })] }, "/questions/0/options"],
  [
    "an option without words",
    { questions: [question("?", { kind: "choice", options: [{ text: "a" }, { text: " " }] })] },
    "/questions/0/options/1/text",
  ],
  [
    "an option twice",
    { questions: [question("?", { kind: "multi_choice", options: [{ text: "a" }, { text: "a " }] })] },
    "/questions/0/options/1/text",
  ],
  ["a question twice", { questions: [first, first] }, "/questions"],
  ["three files", { questions: ["a", "b", "c"].map((of) => question(of, { kind: "file" })) }, "/questions"],
  ["a line break in a label", { questions: [question("a\nb")] }, "/questions/0/label"],
])("refuses %s at its field", (_, wrong, pointer) => {
  const input = { name: "Intro", sendsFollowUp: false, questions: [], ...wrong };
  expect(() => parseInput(TemplateInput, input)).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ pointer })] }),
  );
});

test("a kind without choice forgets its options", () => {
  const asked = question("?", { options: [{ text: "" }] });
  expect(
    parseInput(TemplateInput, { name: "a", sendsFollowUp: false, questions: [asked] }).questions,
  ).toEqual([{ ...asked, options: [] }]);
});

test.each(["en", "de"] as const)("every starter is a whole template in %s", async (language) => {
  for (const name of starterNames) {
    const starter = starterTemplate(name, translator(language, "templates"));
    const { id } = await createTemplate(anna, starter);
    const made = await requireTemplate(anna, id);
    expect(made.questions.length).toBeGreaterThanOrEqual(5);
    const typed = made.questions.map((asked) => ({
      ...asked,
      options: asked.options.map((text) => ({ text })),
    }));
    expect(parseInput(TemplateInput, { ...made, questions: typed })).toMatchObject({ name: starter.name });
  }
});

const answersOf = (ctx: Context) =>
  inTransaction(world.db, ctx, (tx) =>
    tx
      .select({ label: answers.label, value: answers.value, questionId: answers.questionId })
      .from(answers)
      .orderBy(answers.position),
  );

const audited = (ctx: Context, action: string) =>
  inTransaction(world.db, ctx, (tx) =>
    tx
      .select({ before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.organizationId, ctx.organizationId), eq(auditEntries.action, action))),
  );

test("a template that is gone leaves no question behind", async () => {
  const { id } = await make(anna, question("One"));
  await deleteTemplate(anna, id, {});
  for (const table of [templates, questions])
    expect(await inTransaction(world.db, anna, (tx) => tx.select().from(table))).toEqual([]);
});
