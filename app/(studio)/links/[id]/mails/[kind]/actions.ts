"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { changeAfter } from "@/app/(studio)/links/[id]/mails/change-after";
import type { MailFormState } from "@/components/link-mails/form-state";
import { failedForm } from "@/lib/auth/action";
import { readerNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { formFields, parseInput } from "@/lib/input";
import { saveMailWords } from "@/lib/link-mails/commands";
import { previewMail } from "@/lib/link-mails/preview-mail";
import { ForVersion, MailKindInput, MailWords } from "@/lib/link-mails/schema";
import { sendTestMail } from "@/lib/link-mails/send-test";
import { requireLink } from "@/lib/links/queries";

/** Saves a mail's words, takes ours again, shows them or sends them as a test: as the button says that was pressed. */
export async function editMailAction(
  linkId: string,
  kindGiven: string,
  _: MailFormState,
  data: FormData,
): Promise<MailFormState> {
  const [{ ctx }, { language }] = await Promise.all([requireMember(), readerNow()]);
  const fields = formFields(data);
  const { subject = "", intro = "", intent } = fields;
  const values = { subject, intro };
  let saved: number;
  try {
    const kind = parseInput(MailKindInput, kindGiven);
    if (intent === "reset") {
      const { version } = await requireLink(ctx, linkId);
      saved = await saveMailWords(ctx, linkId, kind, { subject: null, intro: null, version });
    } else {
      const words = parseInput(MailWords, values);
      if (intent === "preview" || intent === "test") {
        const preview = await previewMail(ctx, linkId, kind, words, language);
        if (intent === "preview") return { values, errors: [], preview };
        const { email } = await sendTestMail(ctx, linkId, kind, words, language);
        return { values, errors: [], preview, testedTo: email };
      }
      const { version } = parseInput(ForVersion, { version: fields.over ?? fields.version });
      saved = await saveMailWords(ctx, linkId, kind, { ...words, version });
    }
  } catch (error) {
    return { ...(await failedForm(error, values)), change: await changeAfter(ctx, linkId, fields, error) };
  }
  revalidatePath(`/links/${linkId}`, "layout");
  redirect(`/links/${linkId}/mails/${kindGiven}?saved=${saved}`);
}
