import type { Metadata } from "next";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PublicShell>
      <FriendlyPage
        title="There is nothing here"
        text="Perhaps the address was mistyped, or what was here is gone."
        action={<ButtonLink href="/">To the start page</ButtonLink>}
      />
    </PublicShell>
  );
}
