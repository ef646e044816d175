import type { Metadata } from "next";
import { NameForm } from "@/components/schedules/name-form";
import { Words } from "@/components/shell/words";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { canonicalTimeZone } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { createScheduleAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("schedules"))("new") };
}

export default async function NewSchedulePage() {
  const [{ ctx, user }, locale, t] = await Promise.all([
    requireMember(),
    displayLocaleNow(),
    words("schedules"),
  ]);
  return (
    <Words {...(await clientWords("schedules"))}>
      <PageTitle title={t("new")} description={t("newAbout")} />
      <Card className="max-w-xl">
        <NameForm
          action={createScheduleAction}
          submitLabel={t("make")}
          name=""
          timeZone={canonicalTimeZone(user.timeZone)}
          zones={zoneOptions(user.timeZone, ctx.now, locale)}
        />
      </Card>
    </Words>
  );
}
