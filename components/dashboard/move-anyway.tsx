"use client";

import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";

export type MoveAnywayProps = {
  /** What makes a form one of this action. */
  readonly form: Pick<ComponentProps<"form">, "action" | "onSubmit">;
  /** The time that was refused. */
  readonly asked: Readonly<Record<string, string>>;
  /** What is overruled, as a sentence. */
  readonly overrules: string;
};

/**
 * The owner's way past the rules. A form of its own: it sends the time that the reasons beside
 * it are about, whatever has been typed since.
 */
export function MoveAnyway({ form, asked, overrules }: MoveAnywayProps) {
  const t = useTranslations("bookingActions.move");
  return (
    <Card>
      <form {...form} className="grid gap-4">
        <p>{overrules}</p>
        <input type="hidden" name="from" value={asked.from} />
        <input type="hidden" name="date" value={asked.date} />
        <input type="hidden" name="time" value={asked.time} />
        <input type="hidden" name="overrules" value="yes" />
        <SubmitButton
          variant="secondary"
          pendingLabel={t("pending")}
          className="justify-self-stretch sm:justify-self-start"
        >
          {t("anyway")}
        </SubmitButton>
      </form>
    </Card>
  );
}
