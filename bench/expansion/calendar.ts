/*
 * A calendar of series as people have them: daily, weekly and monthly ones, some with an end, with dates left out
 * and with moved occurrences, in seven zones. The same numbers make the same calendar every time.
 */

const zones = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
] as const;

const rules = [
  "FREQ=DAILY",
  "FREQ=DAILY;INTERVAL=3",
  "FREQ=WEEKLY;BYDAY=MO,WE,FR",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20271001T000000Z",
  "FREQ=DAILY;COUNT=200",
  "FREQ=MONTHLY;BYDAY=2TU",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
  "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR",
] as const;

/** Ten kinds of rules, begun in any month of the four years up to 2027. */
export const calendarOf = (events: number, words = ""): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...Array.from({ length: events }, (_, i) => eventOf(i, words)).flat(),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

function eventOf(i: number, words: string): string[] {
  const zone = zones[i % zones.length];
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${two(7 + (i % 11))}${i % 2 ? "30" : "00"}00`;
  const lines = [
    `UID:event-${i}@bench`,
    `DTSTART;TZID=${zone}:${2024 + (i % 4)}${two(1 + (i % 12))}${two(1 + (i % 28))}T${clock}`,
    "DURATION:PT45M",
    `RRULE:${rules[i % rules.length]}`,
    `SUMMARY:Meeting ${i}`,
    `DESCRIPTION:${words}`,
  ];
  const id = `;TZID=${zone}:20270${1 + (i % 9)}${two(1 + (i % 28))}T${clock}`;
  const left = i % 3 === 0 ? [`EXDATE${id}`] : [];
  const moved = [
    "BEGIN:VEVENT",
    `UID:event-${i}@bench`,
    `RECURRENCE-ID${id}`,
    `DTSTART${id.replace(clock, "210000")}`,
    "DURATION:PT1H",
    "END:VEVENT",
  ];
  return ["BEGIN:VEVENT", ...lines, ...left, "END:VEVENT", ...(i % 5 === 1 ? moved : [])];
}
