import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NoteForm } from "@/components/dashboard/note-form";
import type { NoteFormState } from "@/components/dashboard/note-form-state";
import { renderWith } from "@/tests/support/render";

const texts = {
  label: "Note",
  hint: "Only members see it.",
  save: "Save the note",
  saving: "Saving…",
  saved: "The note is saved.",
  now: "It says now:",
  nowEmpty: "It is empty now.",
  needsMending: "Something needs mending",
};

/** The form over an action that remembers what was sent and answers as told. */
function draw(answer: (data: Record<string, FormDataEntryValue>) => NoteFormState) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action = async (_: NoteFormState, data: FormData) => {
    const fields = Object.fromEntries(data);
    sent.push(fields);
    return answer(fields);
  };
  const form = <NoteForm action={action} note="Likes tea." maxLength={2000} texts={texts} />;
  return { sent, ...renderWith([], form) };
}

const note = () => screen.getByLabelText<HTMLTextAreaElement>("Note");
const save = () => screen.getByRole("button", { name: /^Save the note/ });

test("sends what was typed with what it said before", async () => {
  const { sent, user } = draw(() => ({ values: {}, errors: [] }));
  await user.clear(note());
  await user.type(note(), "Likes coffee.");
  await user.click(save());
  expect(sent).toEqual([{ loaded: "Likes tea.", note: "Likes coffee." }]);
});

test("shows what somebody else wrote meanwhile beside what was typed, and then means to replace it", async () => {
  const { sent, user } = draw(({ note }) => ({
    values: { note: String(note) },
    errors: [],
    message: "The note was changed meanwhile.",
    current: "Likes milk.",
  }));
  await user.clear(note());
  await user.type(note(), "Likes coffee.");
  await user.click(save());
  await screen.findByText("The note was changed meanwhile.");
  screen.getByText("It says now:");
  screen.getByText("Likes milk.");
  expect(note().value).toBe("Likes coffee.");
  await user.click(save());
  expect(sent.at(-1)).toEqual({ loaded: "Likes milk.", note: "Likes coffee." });
});

test("says at the field what is wrong with it", async () => {
  const { user } = draw(({ note }) => ({
    values: { note: String(note) },
    errors: [{ field: "note", message: "Keep the note under 2000 characters." }],
  }));
  await user.click(save());
  const field = await screen.findByRole("textbox", { description: /Keep the note under/ });
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

test("what was saved is what the next change is made to, and a page drawn anew takes no words away", async () => {
  const { sent, user, rerender } = draw(({ note }) => ({ values: {}, errors: [], saved: String(note) }));
  await user.clear(note());
  await user.type(note(), "Likes coffee.");
  await user.click(save());
  await screen.findByText("The note is saved.");
  await user.type(note(), " Black.");
  const action = async (_: NoteFormState, data: FormData): Promise<NoteFormState> => {
    sent.push(Object.fromEntries(data));
    return { values: {}, errors: [] };
  };
  rerender(<NoteForm action={action} note="Likes milk." maxLength={2000} texts={texts} />);
  expect(note().value).toBe("Likes coffee. Black.");
  await user.click(save());
  expect(sent.at(-1)).toEqual({ loaded: "Likes coffee.", note: "Likes coffee. Black." });
});
