import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { TemplateForm } from "@/lib/templates/schema";
import { newQuestion, newQuestionId } from "./new-question";
import { QuestionCard } from "./question-card";
import { useDragWords } from "./use-drag-words";

export type QuestionListProps = {
  /** The questions whose fields are in sight. */
  readonly openIds: ReadonlySet<string>;
  readonly onOpenIds: (ids: ReadonlySet<string>) => void;
};

/** The questions in their order, to be moved by pointer, by keyboard and by buttons. */
export function QuestionList({ openIds, onOpenIds }: QuestionListProps) {
  const t = useTranslations("templates.editor");
  const { control, getValues } = useFormContext<TemplateForm>();
  const { fields, append, insert, move, remove } = useFieldArray({
    control,
    name: "questions",
    keyName: "key",
  });
  const [news, setNews] = useState("");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = fields.map(({ id }) => id);
  const labelOf = (id: string) => {
    const i = ids.indexOf(id);
    return getValues(`questions.${i}.label`)?.trim() || t("untitled", { number: i + 1 });
  };
  const accessibility = useDragWords(ids, labelOf);
  const open = (id: string) => onOpenIds(new Set([...openIds, id]));

  function add() {
    const question = newQuestion();
    append(question, { focusName: `questions.${ids.length}.label` });
    open(question.id);
  }

  function duplicate(index: number) {
    const copy = { ...structuredClone(getValues(`questions.${index}`)), id: newQuestionId() };
    insert(index + 1, copy, { focusName: `questions.${index + 1}.label` });
    open(copy.id);
  }

  function moveTo(id: string, from: number, to: number) {
    if (to < 0 || to >= ids.length || from === to) return;
    setNews(t("moved", { label: labelOf(id), position: to + 1, count: ids.length }));
    move(from, to);
  }

  function removeAt(id: string, index: number) {
    setNews(t("removed", { label: labelOf(id) }));
    remove(index);
    document.getElementById(addId)?.focus();
  }

  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-1 text-lg font-semibold">{t("questions")}</legend>
      <p className="text-muted">{t("intro")}</p>
      {ids.length === 0 && <p className="text-muted">{t("none")}</p>}
      <DndContext
        id="questions"
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={accessibility}
        onDragEnd={({ active, over }) => {
          const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
          if (to >= 0 && from !== to) move(from, to);
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol className="grid grid-cols-[minmax(0,1fr)] gap-3 empty:hidden">
            {fields.map(({ key, id }, index) => (
              <QuestionCard
                key={key}
                id={id}
                index={index}
                isOpen={openIds.has(id)}
                onToggle={() =>
                  onOpenIds(
                    openIds.has(id)
                      ? new Set([...openIds].filter((other) => other !== id))
                      : new Set([...openIds, id]),
                  )
                }
                onMove={(by) => moveTo(id, index, index + by)}
                onDuplicate={() => duplicate(index)}
                onRemove={() => removeAt(id, index)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button id={addId} variant="secondary" onClick={add} className="justify-self-start">
        <Plus aria-hidden="true" className="size-4" />
        {t("add")}
      </Button>
      <p role="status" className="sr-only">
        {news}
      </p>
    </fieldset>
  );
}

const addId = "add-question";
