import { expect } from "@playwright/test";
import { dayMs } from "@/lib/time/zone";
import type { RunningServer } from "./server";

/** Far enough ahead that no time begins between being read and being booked. */
const soon = 2 * dayMs;

export type Guest = { readonly name?: string; readonly email?: string; readonly timeZone?: string };
export type Booked = { readonly id: string; readonly manageUrl: string; readonly start: string };

const linkOf = ({ baseUrl }: RunningServer, slug: string) => `${baseUrl}/api/v1/bookings/public/${slug}`;

/** The times that a link offers from so long from now on, as ISO text. */
export async function freeTimes(
  server: RunningServer,
  slug: string,
  after: number = soon,
): Promise<string[]> {
  return freeTimesBetween(server, slug, Date.now() + after);
}

/** The times that a link offers between two instants. */
export async function freeTimesBetween(
  server: RunningServer,
  slug: string,
  from: number,
  until?: number,
): Promise<string[]> {
  const query = new URLSearchParams({ from: new Date(from).toISOString() });
  if (until !== undefined) query.set("until", new Date(until).toISOString());
  const answer = await fetch(`${linkOf(server, slug)}/availability?${query}`);
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  return slots.map(({ start }) => start);
}

/** The first of them. */
export async function firstSlot(server: RunningServer, slug: string, after: number = soon): Promise<string> {
  const [first] = await freeTimes(server, slug, after);
  if (first === undefined) throw new Error(`${slug} offers no time.`);
  return first;
}

/** Asks for a time, as a guest's program does, whatever the answer. */
export function requestBooking(
  server: RunningServer,
  slug: string,
  start: string,
  {
    name = "Gustav Gast",
    email = "gustav@example.com",
    timeZone = "UTC",
    guests,
  }: Guest & { readonly guests?: readonly { readonly email: string }[] } = {},
): Promise<Response> {
  return fetch(`${linkOf(server, slug)}/book`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ start, attendee: { name, email, timeZone }, guests }),
  });
}

/** Books a time, by default the first one on offer. */
export async function bookThroughApi(
  server: RunningServer,
  slug: string,
  guest: Guest & { readonly start?: string } = {},
): Promise<Booked> {
  const start = guest.start ?? (await firstSlot(server, slug));
  const answer = await requestBooking(server, slug, start, guest);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return { ...((await answer.json()) as Omit<Booked, "start">), start };
}
