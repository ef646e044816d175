import { cleanUpAccounts } from "@/lib/accounts/clean-up";
import type { Visit } from "@/lib/context";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import type { Jobs } from "./enqueue";

/** What each job does. A handler may run twice: it reads again and says which way it errs. */
export const tasks: { readonly [Name in keyof Jobs]: (visit: Visit, payload: Jobs[Name]) => Promise<void> } =
  {
    "clean-up-accounts": cleanUpAccounts,
    "send-mail": sendQueuedMail,
  };
