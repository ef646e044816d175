"use client";

import { FriendlyPage } from "@/components/booking/friendly-page";
import { useFailureWords } from "@/components/shell/failure-words";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  const { title, text, again } = useFailureWords();
  return (
    <PublicShell>
      <FriendlyPage title={title} text={text} action={<Button onClick={reset}>{again}</Button>} />
    </PublicShell>
  );
}
