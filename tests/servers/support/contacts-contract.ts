import { expect, test } from "vitest";
import type { Tried } from "./dav-contract";
import { card } from "./dav-inputs";
import { put } from "./dav-server";

export function contactsContract(tried: () => Tried): void {
  const search = (text: string) => tried().provider.searchContacts(text, tried().signal);

  test("people are found by name and by address, in capitals or not", async () => {
    const { server } = tried();
    const emails = ["EMAIL;TYPE=HOME:greta@home.example", "EMAIL;TYPE=WORK,PREF:greta@work.example"];
    await put(`${server.addressBook}greta.vcf`, card("greta", "Greta Grün", ...emails), server);
    await put(`${server.addressBook}otto.vcf`, card("otto", "Otto Ohne-Adresse"), server);
    const greta = { id: `${server.addressBook}greta.vcf`, name: "Greta Grün", email: "greta@work.example" };
    expect(await search("gRETA gr")).toEqual([greta]);
    expect(await search("WORK.example")).toEqual([greta]);
    expect(await search("home.exa")).toEqual([{ ...greta, email: "greta@home.example" }]);
    expect(await search("otto")).toEqual([]);
    expect(await search("nobody & <nothing>")).toEqual([]);
    expect(await search("  ")).toEqual([]);
  });

  test("somebody new is kept and found", async () => {
    const { provider, signal } = tried();
    await provider.createContact(
      { name: "Zoë; Müller, \r\nEMAIL:evil@x.example", email: "zoe@example.org" },
      signal,
    );
    expect(await search("zoe@EXAMPLE.org")).toMatchObject([
      { name: "Zoë; Müller, EMAIL:evil@x.example", email: "zoe@example.org" },
    ]);
  });
}
