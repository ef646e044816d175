import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { Action, Paragraph } from "./parts";

/** `validHours`: how long the link works. */
export type SignUpMail = { readonly confirmUrl: string; readonly validHours: number };

export type SignUpKnownMail = { readonly signInUrl: string };

/** Asks whoever reads this address to finish a sign-up. */
export function signUp({ confirmUrl, validHours }: SignUpMail, words: Words): Composed {
  return notice({ ...words.signUp, intro: words.signUp.intro(validHours) }, confirmUrl, words);
}

/** Tells an account's owner that somebody tried to sign up with the address again. */
export function signUpKnown({ signInUrl }: SignUpKnownMail, words: Words): Composed {
  return notice(words.signUpKnown, signInUrl, words);
}

/** A few words and a link. Nothing typed at sign-up stands in it: whoever typed it need not be who reads it. */
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
