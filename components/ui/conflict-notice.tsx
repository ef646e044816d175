import type { ComponentProps } from "react";
import { Attention } from "./attention";
import { Button, type ButtonProps } from "./button";
import { buttonClass } from "./button-class";
import { Notice } from "./notice";

export type ConflictNoticeProps = {
  /** A new value takes the focus again. */
  readonly trigger: unknown;
  readonly title: string;
  readonly text: string;
  /** The button that saves over what somebody else did. */
  readonly over: ButtonProps;
  /** The way to what they did. */
  readonly theirs: ComponentProps<"a">;
};

/** Says that somebody else was first, and lets one save over it, knowing that, or look at it. Stands in the form. */
export const ConflictNotice = ({ trigger, title, text, over, theirs }: ConflictNoticeProps) => (
  <Attention trigger={trigger}>
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="secondary" size="small" {...over} />
        <a className={buttonClass({ variant: "quiet", size: "small" })} {...theirs} />
      </div>
    </Notice>
  </Attention>
);
