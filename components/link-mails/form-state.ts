import type { FormState } from "@/lib/form-state";
import type { ShownMail } from "./mail-view";

/** Of a form that changes a link: what it was made for, and what the server has now. */
export type LinkChange = {
  /** The version that the form was made for. */
  readonly version: number;
  /** The one that the link had when the server answered. */
  readonly current: number;
  /** Somebody else's change came first. */
  readonly isConflict: boolean;
};

/** What the form of a link's reminders shows after the server has answered. */
export type ReminderFormState = FormState & { readonly change?: LinkChange };

/** The same of a mail's words. */
export type MailFormState = ReminderFormState & {
  /** How the mail looks with what was typed. */
  readonly preview?: ShownMail;
  /** The address that a test went to. */
  readonly testedTo?: string;
};
