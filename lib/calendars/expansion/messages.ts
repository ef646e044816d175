import type { MirroredEvent } from "@/lib/calendars/provider";
import type { FileToRead } from "./file";

/** What the thread is asked: to read a file from one of its groups on. */
export type Request = FileToRead & {
  readonly from: number;
  /** Groups that an earlier thread did not get to the end of. */
  readonly without: readonly number[];
  /** Where the thread says what it is at: the index of a group, or one of the two below. */
  readonly progress: Int32Array;
};

/** The thread has not taken the file apart yet. */
export const atTheStart = -1;

/** Groups up to `next` are in this report or were in one before it. */
export type Report =
  | {
      readonly kind: "read";
      readonly events: MirroredEvent[];
      readonly skipped: string[];
      readonly next: number;
    }
  | { readonly kind: "done"; readonly name: string | undefined }
  | { readonly kind: "refused"; readonly why: string };
