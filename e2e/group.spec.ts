import { expect, type Page, test } from "@playwright/test";
import { localDate } from "@/lib/time/zone";
import { firstSlot } from "./support/api";
import { expectAccessible } from "./support/axe";
import { expectBooked, fillIn, guestZone, send, visitor } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLinkStepwise } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();

/** A time in the list, with what is said beside it. */
const timeOn = (page: Page, start: string) =>
  page.getByRole("link").filter({ has: page.locator(`time[datetime="${start}"]`) });

test("a class fills seat by seat, and whoever looks sees how many are left", async ({ page, browser }) => {
  const { server } = installation();
  await setUp(page, server);
  await makeLinkStepwise(page, "Yoga", "yoga", { limits: () => page.getByLabel("Seats").fill("2") });
  const start = await firstSlot(server, "yoga");
  const day = `${server.baseUrl}/book/yoga?tz=${guestZone}&date=${localDate(Date.parse(start), guestZone)}`;

  const late = await visitor(browser);
  await late.goto(day);
  await expect(timeOn(late, start)).toContainText("2 seats left");
  await expectAccessible(late);

  for (const [name, left] of [
    ["Asha First", "1 seat left"],
    ["Bina Second", undefined],
  ] as const) {
    const guest = await visitor(browser);
    await guest.goto(day);
    await timeOn(guest, start).click();
    await fillIn(guest, name, "guest@example.com");
    await send(guest);
    await expectBooked(guest);
    await guest.context().close();
    if (left) await expect(timeOn(late, start)).toContainText(left);
  }
  await expect(timeOn(late, start)).toHaveCount(0);
});
