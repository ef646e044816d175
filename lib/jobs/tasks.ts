import { cleanUpAccounts } from "@/lib/accounts/clean-up";
import { sendPasswordReset } from "@/lib/accounts/request-password-reset";
import { forgetVisitorSalts } from "@/lib/analytics/visitor-hash";
import { expireRequest } from "@/lib/bookings/expire-request";
import { followUp } from "@/lib/bookings/follow-up";
import { forgetConfirmation } from "@/lib/bookings/forget-confirmation";
import { queueRemindersOfLink, remind } from "@/lib/bookings/reminders";
import { cleanUpDrafts } from "@/lib/links/drafts";
import { forgetMails } from "@/lib/notifications/forget-mails";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { readReplies } from "@/lib/replies/read-replies";
import { forgetSpentProofs } from "@/lib/robots/spent";
import type { Jobs, JobVisit } from "./enqueue";

/** What each job does. A handler may run twice: it reads again and says which way it errs. */
export const tasks: {
  readonly [Name in keyof Jobs]: (visit: JobVisit, payload: Jobs[Name]) => Promise<void>;
} = {
  "clean-up-accounts": cleanUpAccounts,
  "clean-up-drafts": cleanUpDrafts,
  "forget-visitor-salts": forgetVisitorSalts,
  "forget-mails": forgetMails,
  "forget-spent-proofs": forgetSpentProofs,
  "read-replies": readReplies,
  "expire-request": expireRequest,
  "forget-confirmation": forgetConfirmation,
  "follow-up": followUp,
  remind,
  "queue-reminders": queueRemindersOfLink,
  "reset-password": sendPasswordReset,
  "send-mail": sendQueuedMail,
};
