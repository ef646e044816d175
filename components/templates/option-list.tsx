import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { said } from "@/lib/i18n/say";
import { optionsMax } from "@/lib/templates/rules";
import type { TemplateForm } from "@/lib/templates/schema";
import { errorAt } from "./flat-errors";
import { IconButton } from "./icon-button";

/** The words to choose from: to write, to add, to remove, and to move. */
export function OptionList({ index }: { readonly index: number }) {
  const t = useTranslations("templates.editor");
  const errorWords = useTranslations("errors");
  const { control, formState, setValue } = useFormContext<TemplateForm>();
  const name = `questions.${index}.options` as const;
  const options = useWatch({ control, name });
  const { focusNext, list } = useFocusAfterChange(name, options.length);
  const change = (next: readonly { text: string }[]) =>
    setValue(name, [...next], { shouldDirty: true, shouldValidate: formState.isSubmitted });
  const messageAt = (path: string) => {
    const message = errorAt(formState.errors, path);
    return message && said(errorWords, message);
  };
  const wholeError = messageAt(name);

  function swap(i: number, by: -1 | 1) {
    const [one, other] = [options[i], options[i + by]];
    if (one && other) change(options.with(i, other).with(i + by, one));
  }

  function add() {
    focusNext(options.length);
    change([...options, { text: "" }]);
  }

  function remove(i: number) {
    focusNext(Math.max(0, i - 1));
    change(options.toSpliced(i, 1));
  }

  return (
    <fieldset
      ref={list}
      id={name}
      tabIndex={-1}
      aria-describedby={wholeError ? `${name}-error` : undefined}
      className="grid gap-2 outline-none"
    >
      <legend className="mb-1.5 font-medium">{t("options")}</legend>
      {wholeError && (
        <p id={`${name}-error`} className="text-sm font-medium text-danger">
          {wholeError}
        </p>
      )}
      {options.map(({ text }, i) => {
        const error = messageAt(`${name}.${i}.text`);
        const id = `${name}.${i}.text`;
        const number = i + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place and its words, and both are drawn
          <div key={i} className="grid gap-1">
            <div className="flex items-center">
              <TextInput
                id={id}
                aria-label={t("option", { number })}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${id}-error` : undefined}
                maxLength={200}
                value={text}
                onChange={({ target }) => change(options.with(i, { text: target.value }))}
                className="min-w-0 flex-1"
              />
              <IconButton Icon={ArrowUp} label={t("optionUp", { number })} onClick={() => swap(i, -1)} />
              <IconButton Icon={ArrowDown} label={t("optionDown", { number })} onClick={() => swap(i, 1)} />
              <IconButton Icon={X} label={t("removeOption", { number })} onClick={() => remove(i)} />
            </div>
            {error && (
              <p id={`${id}-error`} className="text-sm font-medium text-danger">
                {error}
              </p>
            )}
          </div>
        );
      })}
      {options.length < optionsMax && (
        <Button variant="quiet" size="small" onClick={add} className="-ms-3 justify-self-start">
          <Plus aria-hidden="true" className="size-4" />
          {t("addOption")}
        </Button>
      )}
    </fieldset>
  );
}

/** The focus goes on where a line was added, and to the line before one that was removed. */
function useFocusAfterChange(name: string, count: number) {
  const list = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<number>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says when, it is not read
  useEffect(() => {
    if (wanted.current === null) return;
    const input = document.getElementById(`${name}.${wanted.current}.text`) ?? list.current;
    input?.focus();
    wanted.current = null;
  }, [count, name]);
  const focusNext = (i: number) => {
    wanted.current = i;
  };
  return { list, focusNext };
}
