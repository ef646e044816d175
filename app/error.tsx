"use client";

import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <PublicShell>
      <FriendlyPage
        title="Something went wrong on our side"
        text="What is stored is safe. Please try again; if it stays like this, tell whoever runs this server."
        action={<Button onClick={reset}>Try again</Button>}
      />
    </PublicShell>
  );
}
