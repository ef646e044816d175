import type { ReactNode } from "react";
import { Shortcuts } from "@/components/shell/shortcuts";
import { StudioShell } from "@/components/shell/studio-shell";
import { Words } from "@/components/shell/words";
import { Button } from "@/components/ui/button";
import { Toaster } from "@/components/ui/toast";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { getOrganization } from "@/lib/organizations/queries";
import { signOutAction } from "./actions";

export default async function StudioLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, user } = await requireMember();
  const [organization, t] = await Promise.all([getOrganization(ctx), words("nav")]);
  return (
    <Words {...(await clientWords("nav", "shortcuts"))}>
      <Toaster>
        <StudioShell
          organizationName={organization.name}
          memberName={user.name === organization.name ? undefined : user.name}
          texts={{ studio: t("studio") }}
          signOut={
            <form action={signOutAction}>
              <Button type="submit" variant="quiet" size="small">
                {t("signOut")}
              </Button>
            </form>
          }
          shortcuts={<Shortcuts className="max-lg:hidden" />}
        >
          {children}
        </StudioShell>
      </Toaster>
    </Words>
  );
}
