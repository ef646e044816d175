import { eq } from "drizzle-orm";
import { signUps } from "@/db/tables";
import { ask } from "@/db/tenant";
import { findResetOfMail, passwordResetUrl } from "@/lib/accounts/password-resets";
import { passwordResetLifetimeMs, signUpLifetimeMs } from "@/lib/accounts/rules";
import { signUpAddress } from "@/lib/accounts/sign-up";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { minuteMs } from "@/lib/time/zone";
import type { MessageBody } from "./booking-message";
import { renderMail } from "./templates/render-mail";

const kinds = ["sign_up", "sign_up_known", "password_reset"] as const;
type AccountMailKind = (typeof kinds)[number];

type AccountMail = {
  readonly kind: AccountMailKind;
  readonly signUpId: string | null;
  readonly passwordResetId: string | null;
};

/** Whether a mail is about an account. */
export const isAccountMail = (kind: string): kind is AccountMailKind => kinds.some((known) => known === kind);

/** A mail about an account, in its reader's language; undefined when what it leads to is gone, used or too old. */
export async function accountMessage(visit: Visit, mail: AccountMail): Promise<MessageBody | undefined> {
  if (mail.kind === "password_reset") return resetMessage(visit, mail.passwordResetId);
  if (!mail.signUpId) return undefined;
  const [signUp] = await ask(
    visit.db
      .select({ id: signUps.id, language: signUps.language, createdAt: signUps.createdAt })
      .from(signUps)
      .where(eq(signUps.id, mail.signUpId)),
  );
  if (!signUp) return undefined;
  const { id, language, createdAt } = signUp;
  if (mail.kind === "sign_up_known")
    return renderMail(mail.kind, { signInUrl: `${config().baseUrl}/signin` }, { language });
  if (createdAt + signUpLifetimeMs <= visit.now) return undefined;
  const validHours = signUpLifetimeMs / (60 * minuteMs);
  return renderMail(mail.kind, { confirmUrl: signUpAddress(id), validHours }, { language });
}

async function resetMessage(visit: Visit, id: string | null): Promise<MessageBody | undefined> {
  const reset = id ? await findResetOfMail(visit, id) : undefined;
  if (!reset) return undefined;
  const validMinutes = passwordResetLifetimeMs / minuteMs;
  const resetUrl = passwordResetUrl(reset.id);
  return renderMail("password_reset", { resetUrl, validMinutes }, { language: reset.language ?? "en" });
}
