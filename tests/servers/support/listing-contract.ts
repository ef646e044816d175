import { expect, test } from "vitest";
import { EgressRefused } from "@/lib/egress/refused";
import type { Tried } from "./dav-contract";

export function listingContract(tried: () => Tried): void {
  test("calendars are found from the server's address, one of them the first", async () => {
    const { provider, server, signal } = tried();
    const calendars = await provider.listCalendars(signal);
    expect(calendars).toContainEqual(
      expect.objectContaining({ id: server.calendar, isPrimary: true, isWritable: true }),
    );
    expect(calendars.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
    expect(calendars.every(({ name }) => name.length > 0)).toBe(true);
  });

  test("they are found from the address of one of them, too", async () => {
    const { account, server, signal } = tried();
    const calendars = await account({ address: server.calendar }).listCalendars(signal);
    expect(calendars.map(({ id }) => id)).toContain(server.calendar);
  });

  test("an address that the operator has not opened is not asked", async () => {
    const { account, signal } = tried();
    const elsewhere = account({ address: "http://127.0.0.2:8080/" });
    await expect(elsewhere.listCalendars(signal)).rejects.toThrow(EgressRefused);
  });

  test("nobody tells of changes", async () => {
    const { provider, server, signal } = tried();
    const callback = { url: "https://book.example.org/changes", token: "x", id: "y" };
    expect(await provider.watch(server.calendar, callback, signal)).toBeUndefined();
  });

  test("a signal ends what is asked", async () => {
    const { provider, server } = tried();
    const stop = AbortSignal.abort(new Error("Enough."));
    await expect(provider.listCalendars(stop)).rejects.toThrow("Enough.");
    await expect(provider.removeEvent(server.calendar, "x.ics", stop)).rejects.toThrow("Enough.");
  });
}
