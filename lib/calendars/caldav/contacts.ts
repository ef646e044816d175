import { randomUUID } from "node:crypto";
import type { DAVResponse } from "tsdav";
import type { ProviderContact } from "@/lib/calendars/provider";
import { cleanLine } from "@/lib/notifications/clean-text";
import { addressOf, pathOf } from "./address";
import { textOf, told } from "./answers";
import type { Connection } from "./connection";
import { DavFailure, isFailure } from "./failure";
import { writeFile } from "./file";
import { etagsIn } from "./objects";
import { report, reportByPath } from "./report";
import { cardText, readCards } from "./vcard";

/** More than anybody looks through. */
const mostFound = 50;
/** An address book of a server that cannot search is read no further. */
const mostRead = 2_000;

type Found = { readonly address: string; readonly text: string };

const withData = { "d:prop": { "d:getetag": {}, "card:address-data": {} } };

/** People whose name or address has this text in it, in capitals or not. */
export async function searchContacts(
  books: readonly string[],
  text: string,
  connection: Connection,
): Promise<ProviderContact[]> {
  const sought = cleanLine(text);
  if (!sought) return [];
  const found = await Promise.all(books.map((book) => cardsWith(book, sought, connection)));
  return found
    .flat()
    .flatMap(({ address, text: file }) => contactIn(file, address, sought))
    .slice(0, mostFound);
}

/** Writes a new card into an address book. Throws RangeError for an address that is none. */
export async function createContact(
  book: string,
  { name, email }: Omit<ProviderContact, "id">,
  connection: Connection,
): Promise<void> {
  const uid = randomUUID();
  const text = cardText(uid, name, email);
  await writeFile(addressOf(`${uid}.vcf`, book), text, { type: "text/vcard" }, connection);
}

/** Servers differ in what they take for the same letter, and some find more than was asked for: we look again. */
function contactIn(file: string, id: string, sought: string): ProviderContact[] {
  const hasIt = (text: string) => text.toLowerCase().includes(sought.toLowerCase());
  const [card] = readCards(file);
  const email = card?.emails.find(hasIt) ?? card?.emails[0];
  if (card === undefined || email === undefined) return [];
  return hasIt(card.name) || hasIt(email) ? [{ id, name: card.name, email }] : [];
}

async function cardsWith(url: string, sought: string, connection: Connection): Promise<Found[]> {
  const match = { _attributes: { collation: "i;unicode-casemap", "match-type": "contains" }, _text: sought };
  const filter = {
    _attributes: { test: "anyof" },
    "card:prop-filter": ["FN", "EMAIL"].map((name) => ({ _attributes: { name }, "card:text-match": match })),
  };
  const asked = { ...withData, "card:filter": filter };
  try {
    return cardsIn(await report(url, "card:addressbook-query", asked, connection), url);
  } catch (error) {
    if (!(error instanceof DavFailure) || isFailure(error, 401, 403, 429, 503)) throw error;
    return allCards(url, connection);
  }
}

async function allCards(url: string, connection: Connection): Promise<Found[]> {
  const paths = [...(await etagsIn(url, connection)).keys()].slice(0, mostRead).map(pathOf);
  const answers = await reportByPath(url, "card:addressbook-multiget", withData, paths, connection);
  return answers.flatMap((answer) => cardsIn(answer, url));
}

const cardsIn = (answer: readonly DAVResponse[], book: string): Found[] =>
  told(answer).flatMap(({ href, props }) => {
    const text = textOf(props.addressData);
    return text === undefined ? [] : [{ address: addressOf(href, book), text }];
  });
