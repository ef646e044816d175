import { z } from "zod";
import { say } from "@/lib/i18n/say";
import { type Placeholder, placeholders } from "@/lib/notifications/templates/placeholders";
import {
  introMaxLength,
  type LinkMailKind,
  leadMinutes,
  leadsMax,
  linkMailKinds,
  subjectMaxLength,
} from "./rules";

export type { Placeholder };

/** A kind of mail whose words may be changed. */
export const MailKindInput = z.enum(linkMailKinds as readonly [LinkMailKind, ...LinkMailKind[]]);

/** Words of the owner, of which each name in braces stands for something; null, for ours, when nothing is written. */
const ownWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most, say("links.tooLong", { most }))
    .superRefine((text, ctx) => {
      const [name] = unknownPlaceholders(text);
      if (name === undefined) return;
      ctx.addIssue({
        code: "custom",
        message: say("linkMails.unknownPlaceholder", { name: shortened(name) }),
      });
    })
    .transform((text) => text || null);

/** The names in braces that nothing stands for. */
const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !placeholders.some((known) => known === name));

const shortened = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

/** Subject and first paragraph of a mail, as the owner of a link writes them. */
export const MailWords = z.object({
  subject: ownWords(subjectMaxLength).refine((text) => !/\p{Cc}/u.test(text ?? ""), say("oneLine")),
  intro: ownWords(introMaxLength),
});
export type MailWords = z.output<typeof MailWords>;

/** The version of the link that a change was made for. */
export const ForVersion = z.object({ version: z.coerce.number().int() });

const { least, most } = leadMinutes;

/** When to remind, in minutes before the start: each once, the longest first. */
const Leads = z
  .array(
    z
      .int(say("linkMails.leadWhole"))
      .min(least, say("linkMails.leadRange", { least, most }))
      .max(most, say("linkMails.leadRange", { least, most })),
  )
  .transform((leads) => [...new Set(leads)].sort((a, b) => b - a))
  .refine((leads) => leads.length <= leadsMax, say("linkMails.manyLeads", { most: leadsMax }));

export const Reminders = ForVersion.extend({ guest: Leads, host: Leads });
export type Reminders = z.output<typeof Reminders>;
