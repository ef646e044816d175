import type { Metadata } from "next";
import { ProfileForm } from "@/components/settings/profile-form";
import { Words } from "@/components/shell/words";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { canonicalTimeZone } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { saveProfileAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("settings"))("profile.title") };
}

export default async function ProfilePage({ searchParams }: PageProps<"/settings/profile">) {
  const [{ ctx, user }, { saved }, t, locale] = await Promise.all([
    requireMember(),
    searchParams,
    words("settings.profile"),
    displayLocaleNow(),
  ]);
  return (
    <>
      <PageTitle title={t("title")} />
      {saved !== undefined && <Notice kind="success" title={t("saved")} />}
      <Card className="max-w-xl">
        <div className="grid gap-6">
          <Facts items={[{ term: t("email"), detail: user.email }]} />
          <Words {...(await clientWords("settings"))}>
            <ProfileForm
              key={ctx.now}
              action={saveProfileAction}
              profile={{ ...user, timeZone: canonicalTimeZone(user.timeZone) }}
              zones={zoneOptions(user.timeZone, ctx.now, locale)}
            />
          </Words>
        </div>
      </Card>
    </>
  );
}
