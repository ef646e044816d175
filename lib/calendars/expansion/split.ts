/*
 * A file of iCalendar taken apart by its lines, before anything is understood of it. What one part has wrong
 * stays in that part, and of all that stands in a part only the lines that tell times, zones and ids are
 * kept: no title, no description and no place is ever read.
 */

export type ContentLine = { readonly name: string; readonly text: string };

export type Component = {
  /** "VEVENT", "STANDARD" … */
  readonly kind: string;
  /** Where it begins in the file: the first line is 1. */
  readonly line: number;
  readonly lines: ContentLine[];
  readonly parts: Component[];
  /** Whether its own END closed it. */
  isWhole: boolean;
};

export type SplitFile = {
  readonly isCalendar: boolean;
  /** Whether the file ends before its calendar does. */
  readonly isCut: boolean;
  readonly nameLine: ContentLine | undefined;
  readonly events: readonly Component[];
  readonly zones: readonly Component[];
};

const kept = new Set([
  "ATTENDEE",
  "DTEND",
  "DTSTART",
  "DURATION",
  "EXDATE",
  "NAME",
  "RDATE",
  "RECURRENCE-ID",
  "RRULE",
  "SEQUENCE",
  "STATUS",
  "TRANSP",
  "TZID",
  "TZOFFSETFROM",
  "TZOFFSETTO",
  "UID",
  "X-LIC-LOCATION",
  "X-MICROSOFT-CDO-BUSYSTATUS",
  "X-WR-CALNAME",
]);

/** What stands directly in a calendar; one that begins ends the one before, whatever that forgot to close. */
const direct = new Set(["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"]);

/** Nothing of a calendar is nested deeper than this. */
const deepest = 8;

/** Takes a file apart. Never fails: what is no calendar has no parts. */
export function splitFile(ics: string): SplitFile {
  const found: Component[] = [];
  let stack: Component[] = [];
  for (const { name, text, line } of contentLines(ics)) {
    if (name === "BEGIN") {
      const component = begin(text.slice(6).trim().toUpperCase(), line);
      if (direct.has(component.kind)) stack = stack.filter(({ kind }) => kind === "VCALENDAR");
      if (component.kind === "VCALENDAR") stack = [];
      stack.at(-1)?.parts.push(component);
      found.push(component);
      if (stack.length < deepest) stack.push(component);
    } else if (name === "END") {
      const kind = text.slice(4).trim().toUpperCase();
      const index = stack.findLastIndex((open) => open.kind === kind);
      const closed = stack[index];
      if (!closed) continue;
      closed.isWhole = true;
      stack = stack.slice(0, index);
    } else {
      stack.at(-1)?.lines.push({ name, text });
    }
  }
  const ofKind = (kind: string) => found.filter((component) => component.kind === kind);
  const calendars = ofKind("VCALENDAR");
  const named = (name: string) =>
    calendars.flatMap(({ lines }) => lines).find((candidate) => candidate.name === name);
  return {
    isCalendar: calendars.length > 0,
    isCut: calendars.some(({ isWhole }) => !isWhole),
    nameLine: named("X-WR-CALNAME") ?? named("NAME"),
    events: ofKind("VEVENT"),
    zones: ofKind("VTIMEZONE"),
  };
}

const begin = (kind: string, line: number): Component => ({
  kind,
  line,
  lines: [],
  parts: [],
  isWhole: false,
});

/** The unfolded lines that are kept, with the place where each begins. */
function* contentLines(ics: string): Generator<ContentLine & { line: number }> {
  // A lone CR ends lines only where nothing else does; elsewhere it is a slip within a line.
  const lines = ics.replace(/^\uFEFF/, "").split(ics.includes("\n") ? /\r?\n/ : "\r");
  let open: { name: string; pieces: string[]; line: number } | undefined;
  for (const [i, text] of lines.entries()) {
    if (text.startsWith(" ") || text.startsWith("\t")) {
      open?.pieces.push(text.slice(1));
      continue;
    }
    if (text === "") continue;
    if (open) yield whole(open);
    const name = /^[A-Za-z-]+(?=[;:])/.exec(text)?.[0].toUpperCase() ?? "";
    const isKept = kept.has(name) || name === "BEGIN" || name === "END";
    open = isKept ? { name, pieces: [text], line: i + 1 } : undefined;
  }
  if (open) yield whole(open);
}

const whole = ({ name, pieces, line }: { name: string; pieces: readonly string[]; line: number }) => ({
  name,
  line,
  text: pieces.join("").trimEnd(),
});
