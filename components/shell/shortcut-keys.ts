/** Where two keys one after the other lead; `label` is its name among the messages of `shortcuts`. */
export const places = [
  { keys: ["g", "b"], href: "/bookings", label: "bookings" },
  { keys: ["g", "l"], href: "/links", label: "links" },
  { keys: ["g", "o"], href: "/links/one-time", label: "oneTime" },
  { keys: ["g", "s"], href: "/schedules", label: "schedules" },
  { keys: ["g", "t"], href: "/templates", label: "templates" },
  { keys: ["g", "a"], href: "/analytics", label: "analytics" },
  { keys: ["g", "e"], href: "/settings/profile", label: "settings" },
  { keys: ["n", "l"], href: "/links/new", label: "newLink" },
  { keys: ["n", "o"], href: "/links/one-time/new", label: "newOneTime" },
] as const;

/** How long the second key may take, in ms. */
export const waitMs = 1_500;

export type Press =
  | { readonly kind: "go"; readonly href: string }
  | { readonly kind: "search" | "list" | "begin" };

/** What a key means after the one before it ("" for none); undefined for nothing. */
export function nextPress(key: string, before: string): Press | undefined {
  const place = places.find(({ keys: [first, second] }) => first === before && second === key);
  if (place) return { kind: "go", href: place.href };
  if (key === "?") return { kind: "list" };
  if (key === "/") return { kind: "search" };
  return places.some(({ keys: [first] }) => first === key) ? { kind: "begin" } : undefined;
}

/** Whether what has the focus takes letters itself. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=grid], [role=listbox]",
  ) !== null;

const stored = "openhour-shortcuts";

/** Whether this browser's owner wants shortcuts; a browser that keeps nothing has them. */
export function readsShortcuts(): boolean {
  try {
    return localStorage.getItem(stored) !== "off";
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser, where it keeps anything. */
export function storeReadsShortcuts(isOn: boolean): void {
  try {
    localStorage.setItem(stored, isOn ? "on" : "off");
  } catch {
    // A browser that keeps nothing forgets this too.
  }
}
