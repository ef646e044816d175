import { expect, test } from "vitest";
import { ConsentLost } from "@/lib/calendars/provider";
import { isProgram } from "./installed";
import { davContract } from "./support/dav-contract";
import { radicale, startRadicale } from "./support/radicale";

/** A server that does much of what it should, and has passwords in every script. */
davContract("Radicale", { radicale: isProgram(radicale) }, startRadicale, (tried) => {
  test("a wrong password is the owner's to mend", async () => {
    const { account, signal, server } = tried();
    const wrong = account({ password: "wrong" });
    await expect(wrong.listCalendars(signal)).rejects.toThrow(ConsentLost);
    await expect(wrong.removeEvent(server.calendar, "x.ics", signal)).rejects.toThrow(ConsentLost);
  });
});
