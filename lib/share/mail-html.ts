import type { MailContent } from "./mail-content";
import { escapeHtml } from "./rules";

/** How many times stand beside each other: three fit on a phone. */
const perRow = 3;

const font = "font-family:Arial,Helvetica,sans-serif";
const table = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';
const ink = "#171b21";
const quiet = "#565f6a";
const accent = "#0b5c8f";

/**
 * A mail's offer of times as HTML to paste: only tables, attributes and inline styles, which
 * Outlook (that draws with Word), Gmail (that drops style sheets) and Apple Mail all draw alike.
 * A cell's padding is its own for Outlook, which knows none on links, and the link's for the others.
 */
export function mailHtml({ language, heading, intro, days, picture, others }: MailContent): string {
  const rows = [
    line(heading, `font-size:18px;line-height:26px;font-weight:bold;color:${ink}`),
    line(intro, `font-size:15px;line-height:22px;color:${ink}`),
    ...days.flatMap((day) => [
      line(day.heading, `padding-top:16px;font-size:15px;line-height:22px;font-weight:bold;color:${ink}`),
      ...(day.zoneText ? [line(day.zoneText, `font-size:13px;line-height:20px;color:${quiet}`)] : []),
      `<tr><td style="padding-top:8px">${timesTable(day.times)}</td></tr>`,
    ]),
    ...(picture ? [pictureRow(picture, others.href)] : []),
    `<tr><td style="padding-top:16px;${font};font-size:15px;line-height:22px">${anchor(others.href, `${font};color:${accent};text-decoration:underline`, others.label)}</td></tr>`,
  ];
  return `<table lang="${language}" ${table} width="480" bgcolor="#ffffff" style="width:100%;max-width:480px;background-color:#ffffff">\n${rows.join("\n")}\n</table>`;
}

const line = (text: string, style: string) =>
  `<tr><td style="${font};${style}">${escapeHtml(text)}</td></tr>`;

const anchor = (href: string, style: string, text: string) =>
  `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(text)}</a>`;

type Times = MailContent["days"][number]["times"];

function timesTable(times: Times): string {
  const rows = Array.from({ length: Math.ceil(times.length / perRow) }, (_, i) =>
    times
      .slice(i * perRow, (i + 1) * perRow)
      .map(timeCell)
      .join(gap),
  );
  return `<table ${table}>${rows.map((row) => `<tr>${row}</tr>`).join(rowGap)}</table>`;
}

const gap = '<td width="8" style="width:8px;font-size:1px;line-height:1px">&nbsp;</td>';
const rowGap = '<tr><td height="8" style="height:8px;font-size:1px;line-height:1px">&nbsp;</td></tr>';

const timeCell = ({ label, href }: Times[number]) =>
  `<td width="96" align="center" bgcolor="${accent}" style="width:96px;background-color:${accent};border-radius:6px;mso-padding-alt:10px 4px">${anchor(
    href,
    `display:block;padding:10px 4px;${font};font-size:15px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none`,
    label,
  )}</td>`;

const pictureRow = ({ src, alt, width, height }: NonNullable<MailContent["picture"]>, href: string) =>
  `<tr><td style="padding-top:16px"><a href="${escapeHtml(href)}" style="text-decoration:none"><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" border="0" style="display:block;width:100%;max-width:${width}px;height:auto;border:0;${font};font-size:15px;line-height:22px;color:${accent}"></a></td></tr>`;
