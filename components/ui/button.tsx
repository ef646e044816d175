import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

export type ButtonProps = Omit<ComponentProps<"button">, "className"> & ButtonLook;

/** A button that does something here. To go somewhere, ButtonLink; to send a form, SubmitButton. */
export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass({ variant, size, className })} {...rest} />;
}
