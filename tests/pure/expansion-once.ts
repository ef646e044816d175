/** A program that reads one calendar, says how many events it has, and does not end the thread: see expansion-limits.test.ts. */
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { eventOf, fileOf, year } from "./expansion-build";

const file = fileOf(eventOf("one", "DTSTART:20270608T120000Z", "DURATION:PT1H"));
const { events } = await readCalendar(file, year, "Europe/Berlin");
console.log(events.length);
