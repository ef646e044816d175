import { configure, screen, waitFor, within } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkChoices } from "@/components/links/choices";
import type { LinkFormState } from "@/components/links/form-state";
import { StepForm } from "@/components/links/step-form";
import { Words } from "@/components/shell/words";
import { messagesOf } from "@/lib/i18n/messages";
import { type StepName, type TypedLink, untouched } from "@/lib/link-forms/rules";
import { renderWith } from "@/tests/support/render";

// Whole forms by role and by key: slow where many tests share a machine.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5_000 });

const choices: LinkChoices = {
  addressBase: "https://openhour.example/book/",
  schedules: [
    { value: "", label: "Working hours (yours), Nepal Time" },
    { value: "0f8fad5b-d9cb-469f-a165-70867728950e", label: "Evenings, Nepal Time" },
  ],
  timeZones: [{ label: "Asia", options: [{ value: "Asia/Kathmandu", label: "Kathmandu (UTC+5:45)" }] }],
  templates: [
    {
      id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      name: "Interview",
      questions: [{ label: "Your portfolio", isRequired: true }],
    },
  ],
  today: "2026-12-02",
};

const preview = {
  zoneText: "Nepal Time (Kathmandu, UTC+5:45)",
  lengthText: "30 minutes",
  days: [{ date: "Thursday, 3 December 2026", times: ["09:00", "09:30"], more: 4 }],
};

/** What the server is asked by the page's script: where, and with what. */
const asked: { url: string; body: Record<string, unknown> }[] = [];
let slugIsFree = true;

beforeEach(() => {
  asked.length = 0;
  slugIsFree = true;
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    asked.push({ url, body: init?.body ? JSON.parse(String(init.body)) : {} });
    if (url.includes("/slug")) return Response.json({ isFree: slugIsFree });
    if (url.includes("/preview")) return Response.json({ ...preview, lengthText: "as asked" });
    return Response.json({});
  });
});
afterEach(() => vi.unstubAllGlobals());

const props = (step: StepName, typed: Partial<TypedLink>, action: (data: FormData) => LinkFormState) => ({
  step,
  draftId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  typed: { ...untouched, title: "Intro call", ...typed },
  errors: [],
  wrong: [],
  choices,
  preview,
  action: async (_: LinkFormState, data: FormData) => action(data),
});

/** A step as its page draws it, and what its form sends. */
function renderStep(step: StepName, typed: Partial<TypedLink> = {}, answer: LinkFormState = { errors: [] }) {
  const sent: FormData[] = [];
  const action = (data: FormData) => {
    sent.push(data);
    return answer;
  };
  const rendered = renderWith(["wizard"], <StepForm {...props(step, typed, action)} />);
  return { ...rendered, sent };
}

const goOn = () => screen.getByRole("button", { name: "Next" });
const kept = () =>
  asked.filter(({ url }) => url.endsWith("/draft")).at(-1)?.body.typed as TypedLink | undefined;

describe("basics", () => {
  test("a link without a title is not sent; the error stands on top and at the field until it is mended", async () => {
    const { user, sent } = renderStep("basics", { title: "" });
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "Give the link a title." })).toHaveProperty(
      "hash",
      "#title",
    );
    const title = screen.getByLabelText(/^Title/);
    expect(title.getAttribute("aria-invalid")).toBe("true");
    expect(sent).toEqual([]);
    await user.type(title, "Lesson");
    await waitFor(() => expect(title.getAttribute("aria-invalid")).toBeNull());
    expect(document.activeElement).toBe(title);
    await user.click(goOn());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.get("title")).toBe("Lesson");
    expect(sent[0]?.get("intent")).toBe("next");
  });

  test("what is wrong may be left by going elsewhere, and is sent as it was typed", async () => {
    const { user, sent } = renderStep("basics", { title: "" });
    await user.type(screen.getByLabelText(/^Address \(optional/), "NOT A SLUG!");
    await user.click(screen.getByRole("button", { name: "Limits" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.get("intent")).toBe("limits");
    expect(sent[0]?.get("slug")).toBe("NOT A SLUG!");
  });

  test("each change is kept after a pause, and it says so", async () => {
    const { user } = renderStep("basics");
    await user.type(screen.getByLabelText(/^Description/), "Half an hour");
    expect(await screen.findByText("Saved")).toBeTruthy();
    expect(kept()).toMatchObject({ title: "Intro call", description: "Half an hour", durations: ["30"] });
  });

  test("an address is made of the title on demand, and one that is not free is said at once", async () => {
    slugIsFree = false;
    const { user } = renderStep("basics", { title: "Café & Müller" });
    await user.click(screen.getByRole("button", { name: "Use “cafe-muller”" }));
    expect(screen.getByLabelText(/^Address \(optional/)).toHaveProperty("value", "cafe-muller");
    expect(await screen.findByText("This address is not free; choose another.")).toBeTruthy();
    expect(asked.find(({ url }) => url.includes("/slug"))?.url).toContain("slug=cafe-muller");
  });

  test("a place asks for what it needs, and for nothing that is not chosen", async () => {
    const { user, sent } = renderStep("basics", { locationVideo: "not an address" });
    await user.click(screen.getByLabelText("Phone"));
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "Write where you meet." })).toHaveProperty(
      "hash",
      "#locationPhone",
    );
    await user.type(screen.getByLabelText("Phone number"), "+977 1 555 0100");
    await user.click(goOn());
    await waitFor(() => expect(sent).toHaveLength(1));
  });

  test("the impatient make the link from here", async () => {
    const { user, sent } = renderStep("basics");
    await user.click(screen.getByRole("button", { name: "Make the link now" }));
    await waitFor(() => expect(sent[0]?.get("intent")).toBe("make"));
  });
});

describe("availability", () => {
  test("two dates in the wrong order are refused at the second", async () => {
    const typed = { windowKind: "fixed", windowFirstDate: "2026-12-10", windowLastDate: "2026-12-01" };
    const { user, sent } = renderStep("availability", typed);
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: /last date comes before/ })).toHaveProperty(
      "hash",
      "#windowLastDate",
    );
    expect(sent).toEqual([]);
  });

  test("dates are left out, and taken back one by one", async () => {
    const { user, sent } = renderStep("availability", { exclusions: ["2026-12-24", "2026-12-31"] });
    await user.click(screen.getByRole("button", { name: "Remove 2026-12-24" }));
    await user.click(screen.getByRole("button", { name: "Leave out a date" }));
    await user.click(goOn());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.getAll("exclusions").filter((date) => date !== "")).toEqual(["2026-12-31"]);
  });

  test("the hours are one of the schedules", async () => {
    const { user, sent } = renderStep("availability");
    await user.selectOptions(screen.getByLabelText("Opening hours"), "Evenings, Nepal Time");
    await user.click(goOn());
    await waitFor(() => expect(sent[0]?.get("scheduleId")).toBe("0f8fad5b-d9cb-469f-a165-70867728950e"));
  });
});

describe("lengths", () => {
  test("several presets and own lengths go together, and any may come first", async () => {
    const { user, sent } = renderStep("lengths");
    await user.click(screen.getByLabelText("2 hours"));
    await user.type(screen.getByLabelText(/^Other lengths/), "45; 90");
    await user.selectOptions(screen.getByLabelText("Chosen beforehand"), "1 hour 30 minutes");
    await user.click(goOn());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.getAll("durations")).toEqual(["30", "120"]);
    expect(sent[0]?.get("durationsOther")).toBe("45; 90");
    expect(sent[0]?.get("durationFirst")).toBe("90");
  });

  test("no length at all is refused at the group, one that is none at its field", async () => {
    const { user } = renderStep("lengths");
    await user.click(screen.getByLabelText("30 minutes", { selector: "[name=durations]" }));
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "Choose at least one duration." })).toHaveProperty(
      "hash",
      "#durations",
    );
    await user.type(screen.getByLabelText(/^Other lengths/), "an hour");
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "Write whole minutes." })).toHaveProperty(
      "hash",
      "#durationsOther",
    );
  });

  test("another buffer than the presets is asked for in minutes", async () => {
    const { user, sent } = renderStep("lengths");
    const before = within(screen.getByRole("group", { name: "Free time before" }));
    await user.click(before.getByLabelText("Other"));
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "Write whole minutes." })).toHaveProperty(
      "hash",
      "#bufferBeforeOther",
    );
    await user.type(before.getByLabelText("Minutes"), "25");
    await user.click(goOn());
    await waitFor(() => expect(sent[0]?.get("bufferBeforeOther")).toBe("25"));
  });
});

describe("limits and questions", () => {
  test("a notice has its unit, a limit is at least one, and none is needed", async () => {
    const { user, sent } = renderStep("limits");
    await user.clear(screen.getByLabelText("Shortest notice"));
    await user.type(screen.getByLabelText("Shortest notice"), "400");
    await user.selectOptions(screen.getByLabelText("Unit of the notice"), "days");
    await user.type(screen.getByLabelText("A day"), "0");
    await user.click(screen.getByLabelText("I decide about each booking"));
    await user.click(goOn());
    const links = await screen.findAllByRole("link", { name: /^At most|^A limit/ });
    expect(links.map((link) => (link as HTMLAnchorElement).hash)).toEqual(["#notice", "#limitPerDay"]);
    await user.selectOptions(screen.getByLabelText("Unit of the notice"), "hours");
    await user.clear(screen.getByLabelText("A day"));
    await user.click(goOn());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.get("requiresApproval")).toBe("on");
  });

  test("a template is chosen by its name, with its questions in sight", async () => {
    const { user, sent } = renderStep("questions");
    await user.click(screen.getByRole("radio", { name: /Interview.*Your portfolio \(required\)/ }));
    await user.click(goOn());
    await waitFor(() => expect(sent[0]?.get("templateId")).toBe("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
  });
});

describe("what stands around the fields", () => {
  test("the preview follows what is typed, and stays, pale, while something is wrong", async () => {
    const { user } = renderStep("lengths");
    expect(screen.getByText("30 minutes each")).toBeTruthy();
    await user.click(screen.getByLabelText("2 hours"));
    expect(await screen.findByText("as asked each")).toBeTruthy();
    await user.type(screen.getByLabelText(/^Other lengths/), "3");
    expect(await screen.findByText(/Something needs mending first/)).toBeTruthy();
    expect(screen.getByText("as asked each")).toBeTruthy();
  });

  test("what only the server can know stands at its field, and nothing typed is lost", async () => {
    const typed = { ...untouched, title: "Intro call", slug: "taken" };
    const { user } = renderStep("basics", typed, {
      typed,
      errors: [{ field: "slug", message: "This address is taken." }],
    });
    await user.click(goOn());
    expect(await screen.findByRole("link", { name: "This address is taken." })).toBeTruthy();
    const slug = screen.getByLabelText(/^Address \(optional/);
    await waitFor(() => expect(slug.getAttribute("aria-invalid")).toBe("true"));
    expect(slug).toHaveProperty("value", "taken");
  });

  test("without script every field comes with what was typed, and with its error", () => {
    const typed = {
      durations: ["60"],
      durationsOther: "3",
      bufferAfterMinutes: "other",
      bufferAfterOther: "7",
    };
    const element = {
      ...props("lengths", typed, () => ({ errors: [] })),
      errors: [{ field: "durationsOther", message: "Too short." }],
    };
    const messages = messagesOf("en", ["ui", "errors", "wizard"]);
    const page = document.createElement("div");
    page.innerHTML = renderToString(
      <Words language="en" messages={messages}>
        <StepForm {...element} />
      </Words>,
    );
    const value = (selector: string) => page.querySelector<HTMLInputElement>(selector);
    expect(value("[name=durationsOther]")).toHaveProperty("value", "3");
    expect(value("[name=durationsOther]")?.getAttribute("aria-invalid")).toBe("true");
    expect(value("[name=durations][value='60']")?.checked).toBe(true);
    expect(value("[name=durations][value='30']")?.checked).toBe(false);
    expect(value("[name=bufferAfterMinutes][value=other]")?.checked).toBe(true);
    expect(value("[name=bufferAfterOther]")).toHaveProperty("value", "7");
  });

  test("it speaks German, too", async () => {
    const action = () => ({ errors: [] });
    const { user } = renderWith(["wizard"], <StepForm {...props("basics", { title: "" }, action)} />, "de");
    await user.click(screen.getByRole("button", { name: "Weiter" }));
    expect(await screen.findAllByText("Gib dem Link einen Titel.")).toHaveLength(2);
  });
});
