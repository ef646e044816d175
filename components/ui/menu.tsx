"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  /** MenuItem elements. */
  readonly children: ReactNode;
};

/** The rarer actions on one thing, behind a button. Arrows, first letters and Escape work. */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-20 min-w-48 rounded-md border border-line bg-surface p-1 shadow-float"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemClass =
  "flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-3 outline-none select-none pointer-coarse:min-h-11 data-highlighted:bg-sunken";

export type MenuItemProps = {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  /** It takes something away. */
  readonly isDanger?: boolean;
};

/** Something to do. */
export const MenuItem = ({ children, onSelect, isDanger = false }: MenuItemProps) => (
  <Primitive.Item onSelect={onSelect} className={classNames(itemClass, isDanger && "text-danger")}>
    {children}
  </Primitive.Item>
);

/** Somewhere to go; the child is a link. */
export const MenuLink = ({ children }: { readonly children: ReactNode }) => (
  <Primitive.Item asChild className={itemClass}>
    {children}
  </Primitive.Item>
);
