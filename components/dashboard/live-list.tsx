"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { followChanges } from "@/components/ui/follow-changes";
import { useToast } from "@/components/ui/toast";

export type LiveListProps = {
  /** Where changes are told, as server-sent events. */
  readonly address: string;
};

/** Keeps the page that it stands on up to date, scroll and focus untouched, and says when a booking arrives. */
export function LiveList({ address }: LiveListProps) {
  const router = useRouter();
  const toast = useToast();
  const t = useTranslations("bookingsLive");
  const onChange = useEffectEvent((count: number) => {
    router.refresh();
    if (count > 0) toast({ title: t("arrived", { count }) });
  });
  useEffect(() => followChanges(address, (count) => onChange(count)), [address]);
  return null;
}
