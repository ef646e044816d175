import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { CopyField } from "@/components/ui/copy-field";
import { renderWith } from "@/tests/support/render";

afterEach(() => vi.unstubAllGlobals());

const address = "http://192.168.1.5:3000/book/intro";

/** Over plain http a browser has no clipboard to write to, only the command of old. */
function onPlainHttp(isAllowed: boolean) {
  const { user } = renderWith([], <CopyField label="Address of Intro call" value={address} />);
  const written: Record<string, string> = {};
  vi.stubGlobal("ClipboardItem", undefined);
  document.execCommand = () => {
    const clipboardData = {
      setData: (type: string, text: string) => Object.assign(written, { [type]: text }),
    };
    if (isAllowed) document.dispatchEvent(Object.assign(new Event("copy"), { clipboardData }));
    return isAllowed;
  };
  return { written, press: () => user.click(screen.getByRole("button")) };
}

test("an address is copied on plain http too, and it says so", async () => {
  const { written, press } = onPlainHttp(true);
  await press();
  expect(written).toEqual({ "text/plain": address });
  expect((await screen.findByRole("status")).textContent).toBe("Copied");
});

test("where the browser does not allow it, the address is selected to copy by hand", async () => {
  const { press } = onPlainHttp(false);
  await press();
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Address of Intro call" });
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, address.length]);
  expect(screen.getByRole("status").textContent).toBe("");
});
