import { screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { beforeEach, expect, test } from "vitest";
import { Shortcuts } from "@/components/shell/shortcuts";
import { renderWith } from "@/tests/support/render";

let opened: string[];
beforeEach(() => {
  opened = [];
  localStorage.clear();
});

const draw = () => {
  const nothing = () => {};
  const router = {
    push: (href: string) => void opened.push(href),
    back: nothing,
    forward: nothing,
    prefetch: nothing,
    refresh: nothing,
    replace: nothing,
  };
  return renderWith(
    ["shortcuts"],
    <AppRouterContext value={router as never}>
      <Shortcuts />
      <main>
        <input type="search" aria-label="Search" />
        <input aria-label="Title" />
      </main>
    </AppRouterContext>,
  );
};

test("two letters lead to a page", async () => {
  const { user } = draw();
  await user.keyboard("gl");
  await user.keyboard("nl");
  expect(opened).toEqual(["/links", "/links/new"]);
});

test("letters typed into a field lead nowhere", async () => {
  const { user } = draw();
  await user.type(screen.getByLabelText("Title"), "gl?");
  expect(opened).toEqual([]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a slash goes to the search and writes nothing there", async () => {
  const { user } = draw();
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
  expect((document.activeElement as HTMLInputElement).value).toBe("");
});

test("? lists them all, and there they can be switched off, for good", async () => {
  const { user, unmount } = draw();
  await user.keyboard("?");
  expect(screen.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeTruthy();
  await user.click(screen.getByRole("checkbox"));
  await user.keyboard("{Escape}");
  await user.keyboard("gl");
  expect(opened).toEqual([]);
  unmount();
  const again = draw();
  await again.user.keyboard("gl");
  expect(opened).toEqual([]);
  await again.user.keyboard("?");
  expect(screen.getByRole("dialog")).toBeTruthy();
});
