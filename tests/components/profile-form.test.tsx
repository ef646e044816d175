import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ProfileForm } from "@/components/settings/profile-form";
import type { FormState } from "@/lib/form-state";
import { renderWith } from "@/tests/support/render";

const profile = { name: "Ada Baker", timeZone: "Asia/Kathmandu", language: null, clock: "24h" };
const zones = [{ label: "Asia", options: [{ value: "Asia/Kathmandu", label: "Kathmandu (UTC+5:45)" }] }];

test("what is wrong stands at its field and in the summary, and what was typed stays", async () => {
  const refuse = async (_: FormState, data: FormData): Promise<FormState> => ({
    values: Object.fromEntries(data) as Record<string, string>,
    errors: [{ field: "name", message: "Write a name." }],
  });
  const { user } = renderWith(["settings"], <ProfileForm action={refuse} profile={profile} zones={zones} />);
  const name = screen.getByLabelText(/^Name/);
  await user.clear(name);
  await user.type(name, "Ada ");
  await user.selectOptions(screen.getByLabelText("Language"), "Deutsch");
  await user.click(screen.getByRole("button", { name: /^Save the profile/ }));
  const summary = await screen.findByRole("link", { name: "Write a name." });
  expect(summary.getAttribute("href")).toBe("#name");
  expect(name.getAttribute("aria-invalid")).toBe("true");
  expect((name as HTMLInputElement).value).toBe("Ada ");
  expect((screen.getByLabelText("Language") as HTMLSelectElement).value).toBe("de");
  expect((screen.getByLabelText("Clock") as HTMLSelectElement).value).toBe("24h");
});
