import { type FocusEvent, useRef } from "react";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Writes into the field of a form that had the focus last, at its cursor, as if it were typed. Spread `form` on the
 * form; `fallback` is the name of the field for whoever has been in none.
 */
export function useInsert(fallback: string) {
  const last = useRef<TextControl>(null);
  const form = useRef<HTMLFormElement>(null);
  const isText = (element: unknown): element is TextControl =>
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type === "text");

  function insert(text: string) {
    const field = last.current ?? form.current?.elements.namedItem(fallback);
    if (!isText(field)) return;
    const { selectionStart, selectionEnd, value } = field;
    const start = selectionStart ?? value.length;
    field.setRangeText(text, start, selectionEnd ?? start, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const onFocus = ({ target }: FocusEvent) => {
    if (isText(target)) last.current = target;
  };
  return { insert, form: { ref: form, onFocus } };
}
