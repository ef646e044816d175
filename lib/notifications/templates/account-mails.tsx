import { cleanLine } from "@/lib/notifications/clean-text";
import { type Composed, Layout } from "./layout";
import { Action, Paragraph } from "./parts";
import type { Words } from "./words";

/** `validHours`: how long the link works. */
export type SignUpMail = { readonly confirmUrl: string; readonly validHours: number };

export type SignUpKnownMail = { readonly signInUrl: string };

/** `validMinutes`: how long the link works. */
export type PasswordResetMail = { readonly resetUrl: string; readonly validMinutes: number };

/** `validDays`: how long the link works. */
export type MemberInvitationMail = {
  readonly inviterName: string;
  readonly organizationName: string;
  readonly joinUrl: string;
  readonly validDays: number;
};

/** Asks whoever reads this address to finish a sign-up. */
export function signUp({ confirmUrl, validHours }: SignUpMail, words: Words): Composed {
  return notice({ ...words.signUp, intro: words.signUp.intro(validHours) }, confirmUrl, words);
}

/** Tells an account's owner that somebody tried to sign up with the address again. */
export function signUpKnown({ signInUrl }: SignUpKnownMail, words: Words): Composed {
  return notice(words.signUpKnown, signInUrl, words);
}

/** Leads to a new password, once. */
export function passwordReset({ resetUrl, validMinutes }: PasswordResetMail, words: Words): Composed {
  return notice({ ...words.passwordReset, intro: words.passwordReset.intro(validMinutes) }, resetUrl, words);
}

/** Asks somebody to join an organization. */
export function memberInvitation(
  { inviterName, organizationName, joinUrl, validDays }: MemberInvitationMail,
  words: Words,
): Composed {
  const say = words.memberInvitation;
  const [inviter, organization] = [cleanLine(inviterName), cleanLine(organizationName)];
  return notice(
    {
      ...say,
      subject: say.subject(inviter, organization),
      intro: say.intro(inviter, organization, validDays),
    },
    joinUrl,
    words,
  );
}

/** A few words and a link. But for an invitation's two names nothing typed in a form stands in it: whoever typed it need not be who reads it. */
function notice(
  say: Record<"subject" | "heading" | "intro" | "action" | "footer", string>,
  href: string,
  words: Words,
): Composed {
  return {
    subject: say.subject,
    body: (
      <Layout
        language={words.language}
        subject={say.subject}
        sender={words.product}
        preheader={say.intro}
        heading={say.heading}
        footer={say.footer}
      >
        <Paragraph>{say.intro}</Paragraph>
        <Action href={href}>{say.action}</Action>
      </Layout>
    ),
  };
}
