import { afterAll, beforeAll, describe } from "vitest";
import { caldavAccount, type DavAccount } from "@/lib/calendars/caldav/account";
import { closeCalendarReader } from "@/lib/calendars/expansion/read-calendar";
import type { CalendarProvider } from "@/lib/calendars/provider";
import { provide } from "@/lib/config";
import { areInstalled } from "@/tests/servers/installed";
import { busyContract } from "./busy-contract";
import { changesContract } from "./changes-contract";
import { contactsContract } from "./contacts-contract";
import type { DavServer } from "./dav-server";
import { listingContract } from "./listing-contract";
import { writingContract } from "./writing-contract";

/** What a contract is tried on. */
export type Tried = {
  readonly server: DavServer;
  readonly provider: CalendarProvider;
  readonly signal: AbortSignal;
  /** The account as its owner would connect it, with something about it changed. */
  account(given?: Partial<DavAccount>): CalendarProvider;
};

/** What our side of CalDAV and CardDAV does with any server that is installed, however well that one behaves. */
export function davContract(
  name: string,
  programs: Readonly<Record<string, boolean>>,
  start: () => Promise<DavServer>,
  ownContract: (tried: () => Tried) => void = () => {},
): void {
  describe.skipIf(!areInstalled(programs))(`with ${name}`, () => {
    let server: DavServer;
    let tried: Tried;
    beforeAll(async () => {
      process.env.EGRESS_ALLOW = "127.0.0.1";
      provide({});
      server = await start();
      const account: Tried["account"] = (given) => caldavAccount({ ...accountOn(server), ...given });
      tried = { server, provider: account(), signal: new AbortController().signal, account };
    });
    afterAll(async () => {
      await closeCalendarReader();
      await server?.stop();
    });
    const lazily = () => tried;
    listingContract(lazily);
    writingContract(lazily);
    changesContract(lazily);
    busyContract(lazily);
    contactsContract(lazily);
    ownContract(lazily);
  });
}

const accountOn = ({ address, user, password, ownerAddress }: DavServer): DavAccount => ({
  address,
  user,
  password,
  ownerZone: "Europe/Berlin",
  ownerAddresses: [ownerAddress],
  organizer: { name: "Anna Berg", address: ownerAddress },
});
