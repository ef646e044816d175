"use client";

import { type ChangeEvent, type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { type TextFieldProps, TextInput } from "@/components/ui/text-input";
import { type Contact, useContacts } from "./use-contacts";

export type { Contact } from "./use-contacts";

export type ContactFieldProps = TextFieldProps & {
  readonly onChoose: (contact: Contact) => void;
};

/**
 * A text field that suggests contacts while one types: an editable combobox with a list, after
 * the ARIA Authoring Practices. Without script it is a text field.
 */
export function ContactField({ onChoose, onChange, onBlur, ...props }: ContactFieldProps) {
  const { name, id, label, hint, error, required, ...input } = props;
  const t = useTranslations("oneTime");
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const contacts = useContacts(typed);
  const isOpen = contacts.length > 0;
  const current = isOpen ? contacts[active] : undefined;

  function close() {
    setTyped("");
    setActive(-1);
  }

  function choose(contact: Contact) {
    onChoose(contact);
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen) return;
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (move !== 0) {
      event.preventDefault();
      // From the text to either end of the list, and over its ends to the text again.
      const places = contacts.length + 1;
      setActive(((active + 1 + move + places) % places) - 1);
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  }

  return (
    <div className="relative">
      <Field {...{ name, id, label, hint, error, required }}>
        {(control) => (
          <TextInput
            {...input}
            {...control}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={current ? `${listId}-${active}` : undefined}
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              onChange?.(event);
              setTyped(event.currentTarget.value);
              setActive(-1);
            }}
            onBlur={(event) => {
              onBlur?.(event);
              close();
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <ul
        id={listId}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
        role="listbox"
        aria-label={t("form.contacts")}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-10 mt-1 overflow-hidden rounded-md border border-line bg-surface shadow-float"
      >
        {contacts.map((contact, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is the text field's
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field
          <li
            key={contact.email}
            id={`${listId}-${i}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
            role="option"
            aria-selected={i === active}
            // Pressing it must not take the focus, or the list would be gone before the press ends.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(contact)}
            className="cursor-pointer px-3 py-2 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent-ink"
          >
            <span className="block font-medium">{contact.name}</span>
            <span className="block truncate text-sm text-muted">{contact.email}</span>
          </li>
        ))}
      </ul>
      <span role="status" className="sr-only">
        {isOpen && t("form.contactsFound", { count: contacts.length })}
      </span>
    </div>
  );
}
