import { Attention } from "@/components/ui/attention";
import { Notice } from "@/components/ui/notice";

/** What an action has done, as its redirect names it, and how the page says so. */
const words = {
  created: "The schedule is ready. Set its hours below.",
  name: "Name and time zone are saved.",
  hours: "The weekly hours are saved.",
  date: "The date is saved.",
  "date-removed": "The date has its weekly hours again.",
  days: "The days off are saved.",
  "days-removed": "The days off are removed.",
  default: "This is the default schedule now.",
  deleted: "The schedule is deleted.",
} as const;

export type SavedPart = keyof typeof words;

export type SavedProps = {
  /** What is said here. */
  readonly part: SavedPart;
  /** `saved` of the address. */
  readonly saved: string | string[] | undefined;
  /** New for each request, so that the second save in a row is said too. */
  readonly trigger: number;
};

/** Says what was saved, where it was saved, and takes the focus there. */
export function Saved({ part, saved, trigger }: SavedProps) {
  if (saved !== part) return null;
  return (
    <Attention trigger={trigger}>
      <Notice kind="success" title={words[part]} />
    </Attention>
  );
}
