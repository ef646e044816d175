import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LinkChoices } from "@/components/links/choices";
import { EditForm } from "@/components/links/edit-form";
import type { LinkFormState } from "@/components/links/form-state";
import { untouched } from "@/lib/link-forms/rules";
import { renderWith } from "@/tests/support/render";

vi.setConfig({ testTimeout: 30_000 });

const choices: LinkChoices = {
  addressBase: "https://openhour.example/book/",
  schedules: [{ value: "", label: "Working hours (yours), Nepal Time" }],
  timeZones: [{ label: "Asia", options: [{ value: "Asia/Kathmandu", label: "Kathmandu (UTC+5:45)" }] }],
  templates: [],
  today: "2026-12-02",
};

const preview = { zoneText: "Nepal Time", lengthText: "30 minutes", days: [] };

beforeEach(() =>
  vi.stubGlobal("fetch", async (url: string) =>
    Response.json(url.includes("/preview") ? preview : { isFree: true }),
  ),
);
afterEach(() => vi.unstubAllGlobals());

/** The page's form at a version, as the page draws it anew when something on it was done. */
const form = (version: number, title: string, action: (data: FormData) => LinkFormState) => (
  <EditForm
    link={{ id: "link", token: "intro-call" }}
    version={version}
    typed={{ ...untouched, title }}
    choices={choices}
    preview={undefined}
    action={async (_, data) => action(data)}
  />
);

test("a page that is drawn anew with somebody else's changes does not save over them unasked", async () => {
  const sent: { title: unknown; version: unknown; over: unknown }[] = [];
  const refuse = (data: FormData): LinkFormState => {
    sent.push({ title: data.get("title"), version: data.get("version"), over: data.get("over") });
    const typed = { ...untouched, title: String(data.get("title")) };
    return { typed, errors: [], change: { version: 1, current: 2, isConflict: true } };
  };
  const { user, rerender } = renderWith(["wizard"], form(1, "Intro call", refuse));
  // Another tab saved; then something else on this page was pressed, and the page is drawn anew.
  rerender(form(2, "Their title", refuse));
  const title = screen.getByLabelText<HTMLInputElement>(/^Title/);
  expect(title.value).toBe("Intro call");
  await user.type(title, " today");
  await user.click(screen.getByRole("button", { name: "Save the changes" }));
  const over = await screen.findByRole("button", { name: "Save mine over it" });
  expect(sent).toEqual([{ title: "Intro call today", version: "1", over: null }]);
  expect(title.value).toBe("Intro call today");
  await user.click(over);
  expect(sent[1]).toEqual({ title: "Intro call today", version: "1", over: "2" });
});
