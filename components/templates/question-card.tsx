import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, ChevronDown, GripVertical } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { TemplateForm } from "@/lib/templates/schema";
import { IconButton } from "./icon-button";
import { QuestionInputs } from "./question-inputs";

export type QuestionCardProps = {
  readonly id: string;
  readonly index: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** By one place: -1 is up. */
  readonly onMove: (by: -1 | 1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
};

/** One question: its line with the ways to move it, and its fields when it is open. */
export function QuestionCard(props: QuestionCardProps) {
  const { id, index, isOpen, onToggle, onMove } = props;
  const t = useTranslations("templates");
  const { control } = useFormContext<TemplateForm>();
  const question = useWatch({ control, name: `questions.${index}` });
  const sortable = useSortable({ id });
  const keepFocus = useFocusOfMoved(index);
  if (!question) return null;
  const label = question.label.trim() || t("editor.untitled", { number: index + 1 });
  const detail = [t(`kinds.${question.kind}`), question.isRequired && t("editor.requiredShort")];
  const bodyId = `question-${id}`;
  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      className={classNames(
        "rounded-lg border border-line bg-surface",
        sortable.isDragging && "relative z-10 shadow-float",
      )}
    >
      <div className="flex items-center gap-1 p-2">
        <button
          type="button"
          ref={sortable.setActivatorNodeRef}
          {...sortable.attributes}
          {...sortable.listeners}
          aria-label={t("editor.drag", { label })}
          className="flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted hover:bg-sunken"
        >
          <GripVertical aria-hidden="true" className="size-5" />
        </button>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-start hover:bg-sunken"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{label}</span>
            <span className="block truncate text-sm text-muted">{detail.filter(Boolean).join(" · ")}</span>
          </span>
          <ChevronDown
            aria-hidden="true"
            className={classNames("size-4 shrink-0 text-muted transition-transform", isOpen && "rotate-180")}
          />
        </button>
        <IconButton Icon={ArrowUp} label={t("editor.up", { label })} onClick={keepFocus(() => onMove(-1))} />
        <IconButton
          Icon={ArrowDown}
          label={t("editor.down", { label })}
          onClick={keepFocus(() => onMove(1))}
        />
      </div>
      <div id={bodyId} hidden={!isOpen} className="grid gap-5 border-t border-line p-4">
        <QuestionInputs
          index={index}
          label={label}
          kind={question.kind}
          onDuplicate={props.onDuplicate}
          onRemove={props.onRemove}
        />
      </div>
    </li>
  );
}

/** A button that is moved in the document loses the focus; it gets it back when its question has its new place. */
function useFocusOfMoved(index: number) {
  const pressed = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new place says when, it is not read
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [index]);
  return (work: () => void) =>
    ({ currentTarget }: { currentTarget: HTMLElement }) => {
      pressed.current = currentTarget;
      work();
    };
}
