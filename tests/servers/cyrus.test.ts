import { expect, test } from "vitest";
import { ConsentLost } from "@/lib/calendars/provider";
import { cyrusPrograms, startCyrus } from "./support/cyrus";
import { davContract } from "./support/dav-contract";
import { event, mondayAtNine } from "./support/dav-inputs";
import { createCalendar } from "./support/dav-server";

/** A server that does nearly all that the standards say, and sends invitations. */
davContract("Cyrus", cyrusPrograms, startCyrus, (tried) => {
  test("a wrong password is the owner's to mend", async () => {
    const { account, signal } = tried();
    await expect(account({ password: "wrong" }).listCalendars(signal)).rejects.toThrow(ConsentLost);
  });

  test("an event that its owner has in another calendar is written there, not twice", async () => {
    const { provider, server, signal } = tried();
    const other = server.calendar.replace("/Default/", "/other/");
    await createCalendar(other, "Other", server);
    const meeting = event("elsewhere@book.example.org", mondayAtNine);
    const { eventId } = await provider.putEvent(other, meeting, signal);
    expect(await provider.putEvent(server.calendar, meeting, signal)).toMatchObject({ eventId });
  });
});
