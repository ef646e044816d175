import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import ErrorPage from "@/app/error";
import { FailureWords } from "@/components/shell/failure-words";

test("the error page has its words from the layout above it, and tries again", async () => {
  const texts = {
    title: "Bei uns ist etwas schiefgegangen",
    text: "Nichts ist verloren.",
    again: "Noch einmal",
  };
  let tries = 0;
  render(
    <FailureWords texts={texts}>
      <ErrorPage reset={() => (tries += 1)} />
    </FailureWords>,
  );
  expect(screen.getByRole("heading").textContent).toBe(texts.title);
  expect(screen.queryByText(texts.text)).not.toBeNull();
  await userEvent.click(screen.getByRole("button", { name: texts.again }));
  expect(tries).toBe(1);
});
