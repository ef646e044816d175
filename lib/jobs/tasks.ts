import { cleanUpAccounts } from "@/lib/accounts/clean-up";
import { forgetVisitorSalts } from "@/lib/analytics/visitor-hash";
import { expireRequest } from "@/lib/bookings/expire-request";
import { followUp } from "@/lib/bookings/follow-up";
import { forgetConfirmation } from "@/lib/bookings/forget-confirmation";
import type { Visit } from "@/lib/context";
import { cleanUpDrafts } from "@/lib/links/drafts";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import type { Jobs } from "./enqueue";

/** What each job does. A handler may run twice: it reads again and says which way it errs. */
export const tasks: { readonly [Name in keyof Jobs]: (visit: Visit, payload: Jobs[Name]) => Promise<void> } =
  {
    "clean-up-accounts": cleanUpAccounts,
    "clean-up-drafts": cleanUpDrafts,
    "forget-visitor-salts": forgetVisitorSalts,
    "expire-request": expireRequest,
    "forget-confirmation": forgetConfirmation,
    "follow-up": followUp,
    "send-mail": sendQueuedMail,
  };
