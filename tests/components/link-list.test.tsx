import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { LinkList } from "@/components/links/link-list";
import type { ListedLink } from "@/components/links/listed-link";
import type { LinkActions } from "@/components/links/use-links";
import { Toaster } from "@/components/ui/toast";
import { emptyForm } from "@/lib/form-state";
import { renderWith } from "@/tests/support/render";

const link = (id: string, title: string, more: Partial<ListedLink> = {}): ListedLink => ({
  id,
  title,
  isActive: true,
  isArchived: false,
  address: `http://localhost:3000/book/${id}`,
  durations: "30 minutes",
  upcoming: 0,
  ...more,
});

/** What the server has; the actions change it, and the list asks for it again. */
let stored: ListedLink[];
let asked: string[];

beforeEach(() => {
  stored = [link("a", "Intro call", { upcoming: 2 }), link("b", "Interview")];
  asked = [];
  vi.stubGlobal("fetch", async () => Response.json(stored));
});

const actions = (problem?: string): LinkActions => {
  const answer = async (change: () => void) => {
    if (problem !== undefined) return { ...emptyForm, message: problem };
    change();
    return emptyForm;
  };
  return {
    setActive: (id, isActive) => {
      asked.push(`${id} ${isActive ? "on" : "off"}`);
      return answer(() => {
        stored = stored.map((each) => (each.id === id ? { ...each, isActive } : each));
      });
    },
    archive: (id) => answer(() => (stored = stored.filter((each) => each.id !== id))),
    restore: (id) => answer(() => (stored = [link(id, "Intro call"), ...stored])),
    duplicate: (id, title) => answer(() => asked.push(`copy of ${id}, ${title}`)),
  };
};

const draw = (problem?: string) =>
  renderWith(
    ["links"],
    <Toaster>
      <LinkList links={stored} state="all" search="" actions={actions(problem)} />
    </Toaster>,
  );

const theSwitch = (title: string) => screen.getByRole("switch", { name: `${title} takes bookings` });

test("a link is switched off at once, and undo switches it on again", async () => {
  const { user } = draw();
  await user.click(theSwitch("Intro call"));
  expect(theSwitch("Intro call").getAttribute("aria-checked")).toBe("false");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(theSwitch("Intro call").getAttribute("aria-checked")).toBe("true"));
  expect(asked).toEqual(["a off", "a on"]);
});

test("what the server refuses is taken back, with its words", async () => {
  const { user } = draw("You may not do that.");
  await user.click(theSwitch("Interview"));
  await screen.findByText("You may not do that.");
  expect(theSwitch("Interview").getAttribute("aria-checked")).toBe("true");
});

test("the switch is reached and pressed by keyboard", async () => {
  const { user } = draw();
  theSwitch("Interview").focus();
  await user.keyboard(" ");
  await waitFor(() => expect(stored[1]?.isActive).toBe(false));
});

test("an archived link leaves the list, and undo brings it back", async () => {
  const { user } = draw();
  await user.click(screen.getByRole("button", { name: "More for Intro call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Archive" }));
  await waitFor(() => expect(screen.queryByRole("link", { name: "Intro call" })).toBeNull());
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await screen.findByRole("link", { name: "Intro call" });
});

test("a copy is asked for in the menu, and a refusal is said", async () => {
  const { user } = draw("You may not do that.");
  await user.click(screen.getByRole("button", { name: "More for Intro call" }));
  await user.click(await screen.findByRole("menuitem", { name: "Duplicate" }));
  await screen.findByText("You may not do that.");
  expect(asked).toEqual([]);
});

test("links are found by a part of their title or address while one types", async () => {
  const { user } = draw();
  await user.type(screen.getByRole("searchbox", { name: "Search links" }), "inter");
  const list = screen.getByRole("list", { name: "Links" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByText("1 link")).toBeTruthy();
  expect(window.location.search).toBe("?q=inter");
  await user.type(screen.getByRole("searchbox", { name: "Search links" }), "xyz");
  expect(screen.getByText("Nothing is called like that. Look for another word.")).toBeTruthy();
});

test("the list is drawn in German too", () => {
  renderWith(
    ["links"],
    <Toaster>
      <LinkList links={stored} state="all" search="" actions={actions()} />
    </Toaster>,
    "de",
  );
  expect(screen.getByText("30 minutes · 2 anstehende Buchungen")).toBeTruthy();
  expect(screen.getByRole("switch", { name: "Intro call nimmt Buchungen an" })).toBeTruthy();
});
