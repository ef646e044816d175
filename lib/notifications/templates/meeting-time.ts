// STUB
export function meetingTime(m: { startsAt: number; endsAt: number; timeZone: string }, language: string) {
  const f = (o: Intl.DateTimeFormatOptions, t = m.startsAt) =>
    new Intl.DateTimeFormat("en-GB", { ...o, timeZone: m.timeZone }).format(t);
  const day = f({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const hours = `${f({ timeStyle: "short" })}–${f({ timeStyle: "short" }, m.endsAt)}`;
  return {
    short: `${f({ weekday: "short", day: "numeric", month: "short", year: "numeric" })}, ${f({ timeStyle: "short" })} (Berlin)`,
    oneLine: `${day}, ${hours}, Berlin time`,
    lines: `${day}\n${hours}\nBerlin time (Central European Standard Time)`,
  };
}
