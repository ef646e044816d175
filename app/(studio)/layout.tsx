import type { ReactNode } from "react";
import { StudioShell } from "@/components/shell/studio-shell";
import { Button } from "@/components/ui/button";
import { requireMember } from "@/lib/auth/session";
import { getOrganization } from "@/lib/organizations/queries";
import { signOutAction } from "./actions";

export default async function StudioLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, user } = await requireMember();
  const organization = await getOrganization(ctx);
  return (
    <StudioShell
      organizationName={organization.name}
      memberName={user.name === organization.name ? undefined : user.name}
      signOut={
        <form action={signOutAction}>
          <Button type="submit" variant="quiet" size="small">
            Sign out
          </Button>
        </form>
      }
    >
      {children}
    </StudioShell>
  );
}
