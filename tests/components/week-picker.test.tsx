import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WeekPicker } from "@/components/calendar/week-picker";
import type { Picked, WeekTimes } from "@/components/calendar/week-steps";
import { minuteMs } from "@/lib/time/zone";
import { renderWith } from "@/tests/support/render";

// Without a browser's engine, hundreds of cells take their time.
vi.setConfig({ testTimeout: 30_000 });

const half = 30 * minuteMs;
/** Wednesday 2 December 2026, 07:00 in Berlin, and Thursday at nine. */
const now = Date.parse("2026-12-02T06:00:00Z");
const nine = Date.parse("2026-12-03T08:00:00Z");

const week: WeekTimes = {
  openings: [nine, nine + 16 * half],
  refused: [nine + half + 1, nine + 3 * half],
  earliest: now,
  busy: [{ start: nine + 2 * half, end: nine + 3 * half, label: "Intro call with Berta Busch" }],
};

const display = { locale: "en-GB", timeZone: "Europe/Berlin" };

/** The server of these tests: every week is the same, and it is known which were asked for. */
const asked: string[] = [];
const realFetch = globalThis.fetch;
beforeAll(() => {
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    return Response.json(week);
  };
});
afterAll(() => {
  globalThis.fetch = realFetch;
});

function Picker({ most = 40 }: { readonly most?: number }) {
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  return (
    <>
      <WeekPicker
        weekHref="/week?kind=link"
        display={display}
        durationMinutes={30}
        stepMinutes={15}
        onChange={setPicked}
        {...{ now, picked, most }}
      />
      <output>
        {picked
          .map(({ start, isOutside }) => `${(start - nine) / half}${isOutside ? " outside" : ""}`)
          .join()}
      </output>
    </>
  );
}

const open = async (most?: number) => {
  const drawn = renderWith(["oneTime"], <Picker {...(most !== undefined && { most })} />);
  // Seven days of quarters of an hour: asking for each cell's role takes long without a browser.
  await waitFor(() => expect(name(cell("09:00"))).toBe("Thursday, 3 December 2026, 09:00–09:30: free"));
  return drawn;
};
const picked = () => document.querySelector("output")?.textContent;
const cells = () => [...document.querySelectorAll<HTMLElement>("[role=gridcell]")];
const name = (element: Element | null) => element?.getAttribute("aria-label") ?? "";
function cell(time: string, day = "Thursday, 3 December 2026"): HTMLElement {
  const found = cells().find((each) => name(each).startsWith(`${day}, ${time}`));
  if (!found) throw new Error(`There is no cell for ${day}, ${time}.`);
  return found;
}
const said = () => document.querySelector("p[role=status]")?.textContent;

test("every start says its date, time and state", async () => {
  await open();
  expect(name(cell("09:30"))).toContain("free");
  expect(name(cell("10:00"))).toContain("busy: Intro call with Berta Busch");
  expect(name(cell("08:00"))).toContain("outside your hours");
  expect(name(cell("06:00", "Wednesday, 2 December 2026"))).toContain("too early");
  expect(cells()).toHaveLength(7 * 96);
});

test("a press chooses a time and another takes it out; what happens is said in words", async () => {
  await open();
  fireEvent.click(cell("09:30"));
  expect(picked()).toBe("1");
  expect(said()).toContain("Chosen: Thursday, 3 December 2026, 09:30");
  expect(cell("09:30").getAttribute("aria-selected")).toBe("true");
  fireEvent.click(cell("09:45"));
  expect(picked()).toBe("");
  expect(said()).toContain("Taken out: Thursday, 3 December 2026, 09:30");
});

test("what is busy, past or overlaps cannot be chosen, and it says why", async () => {
  await open();
  fireEvent.click(cell("10:15"));
  expect(said()).toContain("busy: Intro call with Berta Busch");
  fireEvent.click(cell("06:00", "Wednesday, 2 December 2026"));
  expect(said()).toContain("too early to offer");
  fireEvent.click(cell("11:00"));
  fireEvent.click(cell("10:45"));
  expect(said()).toContain("overlaps");
  expect(picked()).toBe("4");
});

test("a time outside the hours can be chosen, with a word about it", async () => {
  await open();
  fireEvent.click(cell("07:30"));
  expect(picked()).toBe("-3 outside");
  expect(said()).toContain("outside your hours");
});

test("drawing over several gives meetings one after the other", async () => {
  await open();
  fireEvent.pointerDown(cell("10:30"), { button: 0, pointerType: "mouse" });
  fireEvent.pointerMove(cell("11:45"), { pointerType: "mouse" });
  fireEvent.pointerUp(window);
  expect(picked()).toBe("3,4,5");
  expect(said()).toBe("3 times chosen.");
});

test("a finger draws nothing: it scrolls, and taps", async () => {
  await open();
  fireEvent.pointerDown(cell("10:30"), { button: 0, pointerType: "touch" });
  fireEvent.pointerMove(cell("11:45"), { pointerType: "touch" });
  fireEvent.pointerUp(window);
  expect(picked()).toBe("");
});

test("the keyboard goes by step, day and week, and chooses with Enter and Space", async () => {
  const { user } = await open();
  cell("09:00", "Wednesday, 2 December 2026").focus();
  await user.keyboard("{ArrowRight}{ArrowDown}{Enter}");
  expect(picked()).toBe("0.5");
  await user.keyboard("{ArrowDown>7/} ");
  expect(picked()).toBe("0.5,4");
  expect(document.activeElement).toBe(cell("11:00"));
  expect(cells().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  await user.keyboard("{PageDown}");
  await screen.findByText("Week of Monday, 7 December 2026");
  expect(asked.at(-1)).toBe("/week?kind=link&from=2026-12-07");
  expect(document.activeElement?.getAttribute("aria-label")).toContain("Thursday, 10 December 2026, 11:00");
});

test("no more are chosen than a link takes", async () => {
  await open(2);
  for (const time of ["11:00", "12:00", "13:00"]) fireEvent.click(cell(time));
  expect(picked()).toBe("4,6");
  expect(said()).toContain("2 times are the most");
});
