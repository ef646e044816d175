import type { Metadata } from "next";
import { NameForm } from "@/components/schedules/name-form";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { canonicalTimeZone } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { createScheduleAction } from "./actions";

export const metadata: Metadata = { title: "New schedule" };

export default async function NewSchedulePage() {
  const [{ ctx, user }, locale] = await Promise.all([requireMember(), displayLocaleNow()]);
  return (
    <>
      <PageTitle
        title="New schedule"
        description="It begins with the weekly hours of the default one; you change them next."
      />
      <Card className="max-w-xl">
        <NameForm
          action={createScheduleAction}
          submitLabel="Make the schedule"
          name=""
          timeZone={canonicalTimeZone(user.timeZone)}
          zones={zoneOptions(user.timeZone, ctx.now, locale)}
        />
      </Card>
    </>
  );
}
