import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { OneTimeForm } from "@/components/links/one-time-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { minuteMs } from "@/lib/time/zone";
import { renderWith } from "@/tests/support/render";

vi.setConfig({ testTimeout: 30_000 });

/** Wednesday 2 December 2026, 07:00 in Berlin. */
const now = Date.parse("2026-12-02T06:00:00Z");
const source = {
  id: "0193c2a4-0000-4000-8000-000000000001",
  title: "Intro call",
  summary: "30 minutes · By phone",
  durationsMinutes: [30],
  stepMinutes: 15,
};

/** A link to longer meetings; through it Thursday is busy from ten on. */
const longer = {
  ...source,
  id: "0193c2a4-0000-4000-8000-000000000002",
  title: "Interview",
  durationsMinutes: [60, 90],
};

/** Thursday 3 December 2026, nine in Berlin. Every week is open then, for eight hours. */
const nine = Date.parse("2026-12-03T08:00:00Z");
const hour = 60 * minuteMs;
const weekFor = (query: URLSearchParams) => ({
  openings: [nine, nine + 8 * hour],
  refused: query.get("linkId") === longer.id ? [nine + 1, nine + 8 * hour] : [],
  earliest: now,
  busy: [],
});

/** The contacts and weeks that the server of these tests knows. */
const realFetch = globalThis.fetch;
/** Which weeks it was asked for. */
const asked: URLSearchParams[] = [];
beforeAll(() => {
  globalThis.fetch = async (input) => {
    const { pathname, searchParams } = new URL(String(input), "http://localhost");
    if (pathname.endsWith("/week")) {
      asked.push(searchParams);
      return Response.json(weekFor(searchParams));
    }
    const text = searchParams.get("q") ?? "";
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
      sources={[source, longer]}
      schedules={[]}
      templates={[{ id: "0193c2a4-0000-4000-8000-000000000003", name: "Portfolio" }]}
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
  expect(summary.textContent).toContain("Choose at least one duration.");
  await user.type(screen.getByLabelText("Title"), "Interview");
  await user.type(screen.getByLabelText("Minutes"), "45");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("source")).toBe("own");
});

/** Opens the calendar, as a press on it does where there is a browser, and waits for its week. */
async function openCalendar() {
  const details = document.querySelector<HTMLDetailsElement>("details#times");
  if (!details) throw new Error("The form has no calendar.");
  details.open = true;
  fireEvent(details, new Event("toggle"));
  await waitFor(() => expect(cell(nine)?.getAttribute("aria-label")).toContain("free"), { timeout: 10_000 });
}
const cell = (start: number) => document.querySelector(`[data-at="${start}"]`);
const pick = (start: number) => fireEvent.click(cell(start) as Element);
const chosen = () => [...document.querySelectorAll("[aria-label='Chosen times'] li")];

test("of own settings with several lengths the shortest is shown, chosen and sent, until another is", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(screen.getByLabelText("Its own"));
  await user.type(screen.getByLabelText("Title"), "Interview");
  await user.clear(screen.getByLabelText("Minutes"));
  await user.type(screen.getByLabelText("Minutes"), "60, 30");
  await openCalendar();
  pick(nine);
  expect(asked.at(-1)?.get("durationMinutes")).toBe("30");
  expect(chosen()[0]?.textContent).toContain("09:00–09:30");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("duration")).toBe("30");
  await user.selectOptions(screen.getByLabelText("Length of the meeting"), "1 hour");
  expect(chosen()[0]?.textContent).toContain("09:00–10:00");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.get("duration")).toBe("60");
});

test("the only length of a link is sent with its times, so that no other can be meant", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("duration")).toBe("30");
});

test("times that do not fit another link are taken out, and it says which", async () => {
  const { user } = open();
  await openCalendar();
  pick(nine);
  pick(nine + 2 * hour);
  expect(chosen()).toHaveLength(2);
  await user.selectOptions(screen.getByLabelText("Link"), "Interview");
  const note = await screen.findByText(/^One chosen time was taken out/, {}, { timeout: 5_000 });
  expect(note.textContent).toContain("Thu 3 Dec 2026, 11:00");
  expect(note.closest("[role=alert]")).not.toBeNull();
  expect(note.closest("details")).toBeNull();
  expect(screen.queryByText(/^Chosen: /)).toBeNull();
  expect(chosen().map(({ textContent }) => textContent)).toEqual([expect.stringContaining("09:00–10:00")]);
});

test("times that a longer meeting would make overlap are taken out, and those left are sent", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(screen.getByLabelText("Its own"));
  await user.type(screen.getByLabelText("Title"), "Interview");
  await openCalendar();
  pick(nine);
  pick(nine + hour / 2);
  await user.clear(screen.getByLabelText("Minutes"));
  expect(chosen()).toHaveLength(2);
  await user.type(screen.getByLabelText("Minutes"), "60");
  await screen.findByText(/^One chosen time was taken out/, {}, { timeout: 5_000 });
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("times")).toBe("2026-12-03T08:00:00.000Z");
});

test("own settings can ask the questions of a template", async () => {
  const { user, sent } = open();
  await user.type(screen.getByRole("combobox", { name: /^Name/ }), "Gustav");
  await user.type(screen.getByLabelText(/^E-mail address/), "gustav@example.com");
  await user.click(screen.getByLabelText("Its own"));
  await user.type(screen.getByLabelText("Title"), "Interview");
  await user.selectOptions(screen.getByLabelText("Questions"), "Portfolio");
  await user.click(make());
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.get("templateId")).toBe("0193c2a4-0000-4000-8000-000000000003");
});
