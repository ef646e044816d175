import { getUser } from "@/lib/accounts/sessions";
import { requirePermission } from "@/lib/auth/permissions";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Language } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { createMailer, type MailMessage, MailRefused } from "@/lib/notifications/mailer";
import { sender } from "@/lib/notifications/sender";
import { previewMail } from "./preview-mail";
import type { LinkMailKind } from "./rules";
import type { MailWords } from "./schema";
import { countTestMail } from "./test-limit";

/**
 * Sends a mail as it is previewed to whoever asks, marked as a test, and waits for the mail server's answer. It is
 * about no booking of anybody's, so the outbox, whose mails are, does not know it; and it brings no invitation, for the
 * calendar would keep it. Returns the address it went to. Fails with `unavailable` without a mail server, or when that does not take it.
 */
export async function sendTestMail(
  ctx: Context,
  linkId: string,
  kind: LinkMailKind,
  words: MailWords,
  language: Language,
): Promise<{ readonly email: string }> {
  requirePermission(ctx, "links:write");
  const user = ctx.actor.kind === "member" ? await getUser(ctx.db, ctx.actor.userId) : null;
  if (!user) throw new AppError("not_found", say("links.membersOnly"));
  const { subject, html, text } = await previewMail(ctx, linkId, kind, words, language);
  const { smtpUrl, baseUrl } = config();
  if (!smtpUrl) throw new AppError("unavailable", say("linkMails.noServer"));
  await countTestMail(user.id);
  await deliver(smtpUrl, {
    from: sender(),
    to: { name: user.name, address: user.email },
    subject: `[Test] ${subject}`,
    html,
    text,
    messageId: `<${newId()}@${new URL(baseUrl).hostname}>`,
  });
  return { email: user.email };
}

async function deliver(smtpUrl: string, message: MailMessage): Promise<void> {
  const mailer = createMailer(smtpUrl);
  try {
    await mailer.send(message);
  } catch (error) {
    if (error instanceof MailRefused)
      throw new AppError("unavailable", say("linkMails.testRefused", { answer: error.response }));
    log.warn({ err: error }, "a test of a mail could not be sent");
    throw new AppError("unavailable", say("linkMails.testFailed"));
  } finally {
    mailer.close();
  }
}
