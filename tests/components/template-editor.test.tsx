import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { SaveAnswer } from "@/components/templates/save-answer";
import { TemplateEditor } from "@/components/templates/template-editor";
import type { Language } from "@/lib/i18n/locale";
import type { QuestionForm, TemplateForm } from "@/lib/templates/schema";
import { renderWith } from "@/tests/support/render";

const question = (id: number, label: string, more: Partial<QuestionForm> = {}): QuestionForm => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  kind: "text",
  label,
  helpText: "",
  isRequired: false,
  options: [],
  ...more,
});

/** The editor over a server that answers in turn, and what it was sent. */
function openEditor(questions: readonly QuestionForm[], answers: SaveAnswer[] = [], language?: Language) {
  const sent: TemplateForm[] = [];
  const save = async (values: TemplateForm): Promise<SaveAnswer> => {
    sent.push(values);
    return answers.shift() ?? { savedVersion: sent.length + 1 };
  };
  const template = { name: "Intro", sendsFollowUp: false, version: 1, questions: [...questions] };
  const drawn = renderWith(
    ["templates"],
    <TemplateEditor template={template} save={save} href="/templates/1" />,
    language,
  );
  return { ...drawn, sent };
}

const save = () => screen.getByRole("button", { name: /^Save the template/ });
const asked = (values: TemplateForm | undefined) => values?.questions.map(({ label }) => label);
const preview = () => within(screen.getByRole("region", { name: "What guests see" }));

test("a question is added, written, and seen by guests as it is typed", async () => {
  const { user, sent } = openEditor([]);
  await user.click(screen.getByRole("button", { name: "Add a question" }));
  const words = screen.getByLabelText(/^Question \*/);
  await waitFor(() => expect(document.activeElement).toBe(words));
  await user.keyboard("How many?");
  await user.selectOptions(screen.getByLabelText("Kind of answer"), "Number");
  await user.type(screen.getByLabelText("Help text"), "About");
  await user.click(screen.getByLabelText("An answer is needed"));
  const field = preview().getByLabelText(/How many\?/);
  expect(field.getAttribute("inputmode")).toBe("decimal");
  expect(field).toHaveProperty("required", true);
  expect(preview().getByRole("textbox", { description: "About" })).toBe(field);
  expect(screen.getByText("Not saved yet.")).toBeTruthy();
  await user.click(save());
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(sent[0]).toMatchObject({
    version: 1,
    questions: [{ kind: "number", label: "How many?", helpText: "About", isRequired: true }],
  });
  await user.click(save());
  await waitFor(() => expect(sent[1]?.version).toBe(2));
});

test("buttons move a question and keep the focus; the change is said, and saved with the same ids", async () => {
  const { user, sent } = openEditor([question(1, "One"), question(2, "Two"), question(3, "Three")]);
  const up = screen.getByRole("button", { name: "Move Three up" });
  await user.click(up);
  expect(screen.getByText("Three is now question 2 of 3.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Move Three up" }));
  await user.keyboard("{Enter}");
  await user.click(screen.getByRole("button", { name: "Move Three up" }));
  await user.click(screen.getByRole("button", { name: "Move One down" }));
  await user.click(save());
  await waitFor(() => expect(asked(sent[0])).toEqual(["Three", "Two", "One"]));
  expect(sent[0]?.questions.map(({ id }) => id.at(-1))).toEqual(["3", "2", "1"]);
});

test("words typed after a move belong to the question they were typed for", async () => {
  const { user, sent } = openEditor([question(1, "One"), question(2, "Two")]);
  await user.click(screen.getByRole("button", { name: "Move Two up" }));
  await user.click(screen.getByRole("button", { name: /^Two/ }));
  const [words] = screen.getAllByLabelText(/^Question \*/);
  if (!words) throw new Error("No field for the question.");
  await user.type(words, "!");
  await user.click(save());
  await waitFor(() => expect(asked(sent[0])).toEqual(["Two!", "One"]));
});

test("the way to move by keyboard is told, in the reader's language", () => {
  openEditor([question(1, "Eins")], [], "de");
  expect(
    screen.getByRole("button", { name: /^Eins verschieben/, description: /Drücke die Leertaste/ }),
  ).toBeTruthy();
});

test("a duplicate stands below, with an id of its own; a removed question is gone", async () => {
  const { user, sent } = openEditor([question(1, "One"), question(2, "Two")]);
  await user.click(screen.getByRole("button", { name: /^One/ }));
  await user.click(screen.getByRole("button", { name: "Duplicate One" }));
  await user.click(screen.getByRole("button", { name: /^Two/ }));
  await user.click(screen.getByRole("button", { name: "Remove Two" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add a question" }));
  await user.click(save());
  await waitFor(() => expect(asked(sent[0])).toEqual(["One", "One"]));
  expect(new Set(sent[0]?.questions.map(({ id }) => id)).size).toBe(2);
});

test("options are added, moved and removed, and what is wrong with one stands at it", async () => {
  const { user, sent } = openEditor([question(1, "Colour")]);
  await user.click(screen.getByRole("button", { name: /^Colour/ }));
  await user.selectOptions(screen.getByLabelText("Kind of answer"), "One of several");
  await user.type(screen.getByLabelText("Option 1"), "red");
  await user.click(screen.getByRole("button", { name: "Add an option" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Option 3"));
  await user.keyboard("blue");
  await user.click(save());
  const alert = await screen.findByRole("alert");
  expect(
    within(alert).getByRole("link", { name: "Write the option, or remove it." }).getAttribute("href"),
  ).toBe("#questions.0.options.1.text");
  expect(screen.getByLabelText("Option 2").getAttribute("aria-invalid")).toBe("true");
  expect(sent).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Remove option 2" }));
  await user.click(screen.getByRole("button", { name: "Move option 2 up" }));
  expect(
    preview()
      .getAllByRole("radio")
      .map((radio) => radio.getAttribute("value")),
  ).toEqual(["blue", "red", ""]);
  await user.click(save());
  await waitFor(() => expect(sent[0]?.questions[0]?.options).toEqual([{ text: "blue" }, { text: "red" }]));
});

test("a question with something wrong in it opens, and the summary leads there", async () => {
  const { user, sent } = openEditor([question(1, "One"), question(2, "")]);
  await user.clear(screen.getByLabelText(/^Name \*/));
  await user.click(save());
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByRole("link", { name: "Write the question." }).getAttribute("href")).toBe(
    "#questions.1.label",
  );
  expect(within(alert).getByRole("link", { name: "Give the template a name." })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Question 2/ }).getAttribute("aria-expanded")).toBe("true");
  expect(sent).toEqual([]);
});

test("what the server refuses is shown at its field, and nothing typed is lost", async () => {
  const refusal = { errors: [{ field: "questions/0/label", message: "Too rude." }] };
  const { user } = openEditor([question(1, "One")], [refusal]);
  await user.click(screen.getByRole("button", { name: /^One/ }));
  await user.click(save());
  expect(await screen.findByRole("link", { name: "Too rude." })).toBeTruthy();
  expect(screen.getByLabelText(/^Question \*/)).toHaveProperty("value", "One");
  expect(screen.getByLabelText(/^Question \*/).getAttribute("aria-invalid")).toBe("true");
});

test("who was second is told, keeps what was typed, and may replace the other's", async () => {
  const told: SaveAnswer = { errors: [], message: "Changed meanwhile.", theirVersion: 5 };
  const { user, sent } = openEditor([question(1, "One")], [told]);
  await user.type(screen.getByLabelText(/^Name \*/), " mine");
  await user.click(save());
  expect(await screen.findByText("Somebody changed this template meanwhile")).toBeTruthy();
  expect(screen.getByLabelText(/^Name \*/)).toHaveProperty("value", "Intro mine");
  expect(screen.getByRole("link", { name: "Open theirs in a new tab" }).getAttribute("target")).toBe(
    "_blank",
  );
  await user.click(screen.getByRole("button", { name: "Save mine instead" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(sent.map(({ version }) => version)).toEqual([1, 5]);
  expect(screen.queryByText("Somebody changed this template meanwhile")).toBeNull();
});
