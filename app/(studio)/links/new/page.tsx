import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { durationMaxMinutes } from "@/lib/links/rules";
import { createLinkAction } from "./actions";

export const metadata: Metadata = { title: "New link" };

export default async function NewLinkPage() {
  await requireMember();
  return (
    <>
      <PageTitle
        title="New link"
        description="Guests book within your working hours; you can share it at once."
      />
      <Card className="max-w-xl">
        <ActionForm
          action={createLinkAction}
          submitLabel="Make the link"
          fields={[
            {
              name: "title",
              label: "Title",
              hint: "What your guests book.",
              placeholder: "Intro call",
              required: true,
            },
            {
              name: "durationMinutes",
              label: "Minutes",
              type: "number",
              inputMode: "numeric",
              min: 5,
              max: durationMaxMinutes,
              defaultValue: "30",
              required: true,
            },
            {
              name: "slug",
              label: "Address (optional)",
              hint: `After ${config().baseUrl}/book/. Left empty, it gets one that nobody can guess.`,
              placeholder: "intro-call",
              autoCapitalize: "none",
              spellCheck: false,
            },
          ]}
        />
      </Card>
    </>
  );
}
