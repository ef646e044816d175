import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { Words } from "@/components/shell/words";
import type { Language } from "@/lib/i18n/locale";
import { messagesOf, type Namespace } from "@/lib/i18n/messages";

/** Draws a component as a page does, with the words it reads; English unless told otherwise. */
export function renderWith(
  namespaces: readonly Namespace[],
  element: ReactElement,
  language: Language = "en",
) {
  const messages = messagesOf(language, ["ui", "errors", ...namespaces]);
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <Words language={language} messages={messages}>
      {children}
    </Words>
  );
  return { user: userEvent.setup(), ...render(element, { wrapper }) };
}
