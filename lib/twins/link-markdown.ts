import type { Translate } from "@/lib/i18n/translator";
import { formatDate, formatDuration, formatTimeRange, formatZone, toIsoIn } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { escapeMarkdown, escapeParagraphs } from "./escape-markdown";

/** What a booking link's page says, for a program to read. */
export type LinkTwin = {
  readonly title: string;
  readonly description: string;
  readonly hostName: string;
  readonly organizationName: string;
  readonly durationsMinutes: readonly number[];
  /** Where the meeting is, in words. */
  readonly where: string | undefined;
  readonly timeZone: string;
  readonly noticeMinutes: number;
  readonly requiresApproval: boolean;
  readonly questions: readonly {
    readonly id: string;
    readonly label: string;
    readonly isRequired: boolean;
  }[];
  /** Whether the guest says where to meet. */
  readonly asksForPlace: boolean;
  /** The places of which the guest chooses one; none when there is nothing to choose. */
  readonly places: readonly { readonly id: string; readonly label: string; readonly asksWhere: boolean }[];
  /** How many people a guest may bring along. */
  readonly maxGuests: number;
  /** The next free starts for the first duration, epoch ms. */
  readonly starts: readonly number[];
  /** When it is asked, epoch ms. */
  readonly now: number;
  /** The page's own address, and the link's in the API. */
  readonly pageUrl: string;
  readonly apiUrl: string;
};

/** The Markdown twin of a booking page: what is offered, when, under which rules, and how to book it. */
export function linkMarkdown(twin: LinkTwin, locale: string, t: Translate<"guest">): string {
  const parts = [
    `# ${escapeMarkdown(twin.title)}`,
    escapeParagraphs(twin.description),
    facts(twin, locale, t),
    `## ${t("twin.times")}`,
    times(twin, locale, t),
    `## ${t("twin.book")}`,
    t("twin.bookText", { address: twin.pageUrl }),
    fenced("sh", curl(twin)),
    t("twin.duplicates"),
    ...places(twin, t),
    ...guests(twin, t),
    ...asked(twin, t),
    `${t("twin.otherTimes")} ${twin.apiUrl}/availability, ${twin.apiUrl}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** What stands at a link that takes no bookings. */
export const closedMarkdown = (title: string, texts: readonly string[]): string =>
  `${[`# ${escapeMarkdown(title)}`, ...texts.map(escapeMarkdown)].join("\n\n")}\n`;

function facts(twin: LinkTwin, locale: string, t: Translate<"guest">): string {
  const { hostName, organizationName, where, noticeMinutes } = twin;
  const lengths = twin.durationsMinutes.map((minutes) => formatDuration(minutes * minuteMs, locale));
  const notice = formatDuration(noticeMinutes * minuteMs, locale);
  const lines: readonly (readonly [string, string | undefined | false])[] = [
    [t("twin.host"), hostName],
    [t("twin.organization"), organizationName !== hostName && organizationName],
    [t("twin.duration"), lengths.join(", ")],
    [t("twin.where"), where],
    [t("twin.zone"), `${twin.timeZone}, ${formatZone(twin.timeZone, twin.starts[0] ?? twin.now, locale)}`],
    [t("twin.notice"), noticeMinutes > 0 && t("twin.noticeAhead", { duration: notice })],
    [t("twin.approval"), twin.requiresApproval && t("twin.approvalNeeded")],
  ];
  return lines.flatMap(([name, value]) => (value ? [`- ${name}: ${escapeMarkdown(value)}`] : [])).join("\n");
}

function times({ starts, timeZone, durationsMinutes }: LinkTwin, locale: string, t: Translate<"guest">) {
  if (starts.length === 0) return t("twin.none");
  const lengthMs = (durationsMinutes[0] ?? 0) * minuteMs;
  const display = { locale, timeZone };
  return starts
    .map((start) => {
      const words = `${formatDate(start, display)}, ${formatTimeRange(start, start + lengthMs, display)}`;
      return `- \`${toIsoIn(timeZone, start)}\` ${escapeMarkdown(words)}`;
    })
    .join("\n");
}

function curl({
  apiUrl,
  starts,
  timeZone,
  durationsMinutes,
  questions,
  asksForPlace,
  places: [place],
  now,
}: LinkTwin): string {
  const body = {
    start: toIsoIn(timeZone, starts[0] ?? now),
    duration: durationsMinutes[0],
    attendee: { name: "Your name", email: "you@example.com", timeZone },
    ...(place && { place: place.id }),
    ...((asksForPlace || place?.asksWhere) && { location: "…" }),
    ...(questions.some(({ isRequired }) => isRequired) && {
      answers: Object.fromEntries(questions.filter((one) => one.isRequired).map(({ id }) => [id, "…"])),
    }),
  };
  return [
    `curl -X POST ${apiUrl}/book \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join("\n");
}

function places({ places }: LinkTwin, t: Translate<"guest">): string[] {
  if (places.length === 0) return [];
  const lines = places.map(
    ({ id, label, asksWhere }) =>
      `- \`${id}\`: ${escapeMarkdown(label)}${asksWhere ? ` (${t("twin.placeAsks")})` : ""}`,
  );
  return [`## ${t("twin.places")}`, t("twin.placesText"), lines.join("\n")];
}

const guests = ({ maxGuests }: LinkTwin, t: Translate<"guest">): string[] =>
  maxGuests === 0 ? [] : [`${t("twin.guestsText", { count: maxGuests })} \`"guests": [{"email": "…"}]\``];

function asked({ questions }: LinkTwin, t: Translate<"guest">): string[] {
  if (questions.length === 0) return [];
  const lines = questions.map(
    ({ id, label, isRequired }) =>
      `- \`${id}\`: ${escapeMarkdown(label)}${isRequired ? ` (${t("twin.required")})` : ""}`,
  );
  return [`## ${t("twin.questions")}`, t("twin.askedText"), lines.join("\n")];
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
