import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PreviewPanel } from "@/components/links/preview-panel";
import { renderWith } from "@/tests/support/render";

const preview = {
  zoneText: "Nepal Time",
  lengthText: "30 minutes",
  days: [{ date: "Thursday, 3 December 2026", times: ["09:00"], more: 0 }],
};
const skeleton = () => document.querySelector("[aria-hidden=true] > div");

test("while the first times are looked for, their place is drawn", () => {
  renderWith(["wizard"], <PreviewPanel preview={undefined} state="loading" />);
  expect(skeleton()).not.toBeNull();
  expect(screen.getByRole("status").textContent).toBe("Looking for times…");
  expect(document.querySelector("[aria-busy=true]")).not.toBeNull();
});

test("while new times are looked for, the last ones stay", () => {
  renderWith(["wizard"], <PreviewPanel preview={preview} state="loading" />);
  expect(screen.getByText("09:00")).toBeTruthy();
  expect(skeleton()).toBeNull();
});

test("without any it says when there will be some, and seems to wait for nothing", () => {
  renderWith(["wizard"], <PreviewPanel preview={undefined} state="stale" />);
  expect(screen.getByRole("status").textContent).toMatch(/^The times/);
  expect(skeleton()).toBeNull();
});
