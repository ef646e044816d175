import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";
import { words } from "@/lib/auth/reader";
import type { Messages } from "@/lib/i18n/messages";

/** What an action has done, as its redirect names it. */
export type SavedPart = keyof Messages["schedules"]["saved"];

export type SavedProps = {
  /** What is said here. */
  readonly part: SavedPart;
  /** `saved` of the address. */
  readonly saved: string | string[] | undefined;
  /** New for each request, so that the second save in a row is said too. */
  readonly trigger: number;
  /** How many things were saved. */
  readonly count?: number | undefined;
};

/** Says what was saved, where it was saved, and takes the focus there. */
export async function Saved({ part, saved, trigger, count = 1 }: SavedProps) {
  if (saved !== part) return null;
  const t = await words("schedules");
  return (
    <Attention trigger={trigger}>
      <Notice kind="success" title={t(`saved.${part}`, { count })} />
    </Attention>
  );
}
