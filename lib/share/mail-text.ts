import type { MailContent } from "./mail-content";

/** The plain text twin of `mailHtml`: the same words, each time with its address beneath. */
export function mailText({ heading, intro, days, others }: MailContent): string {
  const blocks = days.map(({ heading: day, zoneText, times }) =>
    [day, ...(zoneText ? [zoneText] : []), ...times.map(({ label, href }) => `  ${label}\n  ${href}`)].join(
      "\n",
    ),
  );
  return [`${heading}\n${intro}`, ...blocks, `${others.label}\n${others.href}`].join("\n\n");
}
