import type { Metadata } from "next";
import { OneTimeForm } from "@/components/links/one-time-form";
import { Words } from "@/components/shell/words";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findSettingsSources } from "@/lib/one-time/queries";
import { findSchedules } from "@/lib/schedules/queries";
import { findTemplates } from "@/lib/templates/queries";
import { formatZone } from "@/lib/time/format";
import { makeOneTimeAction } from "./actions";
import { sourceChoices } from "./source-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("oneTime"))("newTitle") };
}

export default async function NewOneTimePage() {
  const [{ ctx, user }, locale, t] = await Promise.all([
    requireMember(),
    displayLocaleNow(),
    words("oneTime"),
  ]);
  const [links, schedules, templates] = await Promise.all([
    findSettingsSources(ctx),
    findSchedules(ctx),
    findTemplates(ctx),
  ]);
  return (
    <>
      <PageTitle title={t("newTitle")} description={t("newText")} />
      <Words {...(await clientWords("oneTime", "errors"))}>
        <OneTimeForm
          action={makeOneTimeAction}
          sources={await sourceChoices(links, locale)}
          schedules={schedules.map(named)}
          templates={templates.map(named)}
          display={{ locale, timeZone: user.timeZone }}
          zoneText={t("inZone", { zone: formatZone(user.timeZone, ctx.now, locale) })}
          now={ctx.now}
        />
      </Words>
    </>
  );
}

/** Of all that there is to know, what the form needs. */
const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
