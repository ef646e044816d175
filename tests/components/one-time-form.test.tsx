import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { OneTimeForm } from "@/components/links/one-time-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { renderWith } from "@/tests/support/render";

vi.setConfig({ testTimeout: 30_000 });

/** Wednesday 2 December 2026, 07:00 in Berlin. */
const now = Date.parse("2026-12-02T06:00:00Z");
const source = {
  id: "0193c2a4-0000-4000-8000-000000000001",
  title: "Intro call",
  summary: "30 minutes · By phone",
  durations: [{ minutes: 30, label: "30 minutes" }],
  stepMinutes: 15,
};

/** The contacts that the server of these tests knows; every other address is unknown. */
const realFetch = globalThis.fetch;
beforeAll(() => {
  globalThis.fetch = async (input) => {
    const text = new URL(String(input), "http://localhost").searchParams.get("q") ?? "";
    const all = [
      { name: "Gustav Gast", email: "gustav@example.com" },
      { name: "Gusti Groß", email: "gusti@example.com" },
    ];
    return Response.json(all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())));
  };
});
afterAll(() => {
  globalThis.fetch = realFetch;
});

function open(answer: FormState = emptyForm) {
  const sent: FormData[] = [];
  const action = async (_: FormState, data: FormData) => {
    sent.push(data);
    return answer;
  };
  const drawn = renderWith(
    ["oneTime"],
    <OneTimeForm
      action={action}
      sources={[source]}
      schedules={[]}
      display={{ locale: "en-GB", timeZone: "Europe/Berlin" }}
      zoneText="On your clock: Berlin"
      now={now}
    />,
  );
  return { ...drawn, sent };
}
/** Those of the combobox; the selects of the form have options too. */
const suggested = () => [...document.querySelectorAll("[role=option]")];
const make = () => screen.getByRole("button", { name: /^Make the link/ });

test("what is wrong is said at its field before anything is sent, and nothing typed is lost", async () => {
  const { user, sent } = open();
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav");
  await user.type(screen.getByLabelText("Note to the recipient"), "Hello");
  await user.click(make());
  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("Write a name.");
  expect(screen.getByLabelText(/^E-mail address/).getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText<HTMLInputElement>("Note to the recipient").value).toBe("Hello");
  expect(sent).toEqual([]);
});

test("a date that has passed, and one that the clock skips, are no expiry", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.selectOptions(screen.getByLabelText("Expires in"), "custom");
  await user.type(screen.getByLabelText("Date"), "2027-03-28");
  await user.type(screen.getByLabelText("Time"), "02:30");
  await user.click(make());
  expect((await screen.findByRole("alert")).textContent).toContain("the clock skips 02:30");
  await user.clear(screen.getByLabelText("Time"));
  await user.type(screen.getByLabelText("Time"), "04:00");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("expiryDate")).toBe("2027-03-28");
});

test("what the server refuses stands in the summary, with all that was typed", async () => {
  const message = "Thu 3 Dec 2026, 10:00: It is taken.";
  const { user } = open({ values: {}, errors: [{ field: "times", message }] });
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(make());
  expect((await screen.findByRole("alert")).textContent).toContain(message);
  expect(screen.getByLabelText<HTMLInputElement>(/^E-mail address/).value).toBe("gustav@example.com");
});

test("from the third letter on contacts are suggested, and chosen by keyboard", async () => {
  const { user } = open();
  const name = screen.getByRole<HTMLInputElement>("combobox", { name: /^Name/ });
  await user.type(name, "gu");
  expect(name.getAttribute("aria-expanded")).toBe("false");
  await user.type(name, "s");
  await waitFor(() => expect(suggested()).toHaveLength(2));
  expect(name.getAttribute("aria-expanded")).toBe("true");
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  const active = suggested().find((option) => option.getAttribute("aria-selected") === "true");
  expect(name.getAttribute("aria-activedescendant")).toBe(active?.id);
  await user.keyboard("{Enter}");
  expect(name.value).toBe("Gustav Gast");
  expect(screen.getByLabelText<HTMLInputElement>(/^E-mail address/).value).toBe("gustav@example.com");
  expect(suggested()).toEqual([]);
});

test("Escape closes the suggestions and keeps what was typed", async () => {
  const { user } = open();
  const name = screen.getByRole<HTMLInputElement>("combobox", { name: /^Name/ });
  await user.type(name, "gust");
  await waitFor(() => expect(suggested()).toHaveLength(2));
  await user.keyboard("{Escape}");
  expect(suggested()).toEqual([]);
  expect(name.value).toBe("gust");
});

test("own settings need a title and a length", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(screen.getByLabelText("Its own"));
  await user.clear(screen.getByLabelText("Minutes"));
  await user.click(make());
  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("Give the link a title.");
  expect(summary.textContent).toContain("Choose at least one length.");
  await user.type(screen.getByLabelText("Title"), "Interview");
  await user.type(screen.getByLabelText("Minutes"), "45");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("source")).toBe("own");
});
