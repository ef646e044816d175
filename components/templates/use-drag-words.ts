import type { Announcements, DndContextProps } from "@dnd-kit/core";
import { useRef } from "react";
import { useTranslations } from "use-intl";

/** What a screen reader says while a question is moved, in the reader's language. */
export function useDragWords(
  ids: readonly string[],
  labelOf: (id: string) => string,
): NonNullable<DndContextProps["accessibility"]> {
  const t = useTranslations("templates.drag");
  const at = (id: string | number, over: string | number | undefined) => ({
    label: labelOf(String(id)),
    position: ids.indexOf(String(over ?? id)) + 1,
    count: ids.length,
  });
  // A question that is picked up is over itself at once: that is no news, and would drown the first words.
  const lastOver = useRef<string | number>(null);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      lastOver.current = active.id;
      return t("start", at(active.id, undefined));
    },
    onDragOver: ({ active, over }) => {
      if (!over || over.id === lastOver.current) return undefined;
      lastOver.current = over.id;
      return t("over", at(active.id, over.id));
    },
    onDragEnd: ({ active, over }) => t("end", at(active.id, over?.id)),
    onDragCancel: ({ active }) => t("cancel", { label: labelOf(String(active.id)) }),
  };
  return { announcements, screenReaderInstructions: { draggable: t("instructions") } };
}
