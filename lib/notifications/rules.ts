import type { Translate } from "@/lib/i18n/translator";
import type { MailKind } from "./templates/render-mail";

/** How a mail stands: waiting, with the server, kept here because there is no server, or refused for good. */
export type MailState = "queued" | "sent" | "kept" | "refused";

/** A mail's subject; what kind it is as long as it has not been written. */
export const mailSubject = (
  mail: { readonly subject: string | null; readonly kind: MailKind },
  t: Translate<"mailLog">,
): string => mail.subject ?? t(`kinds.${mail.kind}`);
