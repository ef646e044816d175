import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";
import { words } from "@/lib/auth/reader";

/** What an action has done, as its redirect names it; the words are in the messages by the same name. */
export type SavedPart = "created" | "renamed" | "duplicated" | "links" | "unlinked" | "deleted";

export type SavedProps = {
  /** What is said here. */
  readonly part: SavedPart;
  /** `saved` of the address. */
  readonly saved: string | string[] | undefined;
  /** New for each request, so that the second save in a row is said too. */
  readonly trigger: number;
};

/** Says what was saved, where it was saved, and takes the focus there. */
export async function Saved({ part, saved, trigger }: SavedProps) {
  if (saved !== part) return null;
  const t = await words("templates");
  return (
    <Attention trigger={trigger}>
      <Notice kind="success" title={t(`saved.${part}`)} />
    </Attention>
  );
}
