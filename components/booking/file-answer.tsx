import type { ChangeEvent } from "react";
import { controlClass } from "@/components/ui/control-class";
import { Field, type FieldText } from "@/components/ui/field";
import { fill } from "@/lib/i18n/fill";
import { acceptedEndings, fileMaxBytes } from "@/lib/templates/rules";
import type { QuestionWords } from "./question-words";

export type FileAnswerProps = FieldText & {
  /** The name of the file that was sent with a form that came back. */
  readonly kept: string;
  readonly words: QuestionWords;
};

/**
 * A file to send along. With script the form is sent in place and the browser keeps the file;
 * without, nobody can put it back, and the page says so.
 */
export function FileAnswer({ kept, words, hint, ...text }: FileAnswerProps) {
  return (
    <div className="grid gap-1.5">
      <Field {...text} hint={[hint, words.fileHint].filter(Boolean).join(" ")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept={acceptedEndings}
            // Said before megabytes are sent for nothing.
            onChange={(event) => refuseLarge(event, words.fileTooLarge)}
            className={controlClass(
              "file:me-3 file:rounded-sm file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-medium file:text-ink",
            )}
          />
        )}
      </Field>
      {kept && (
        <p className="hidden text-sm text-warning noscript:block">{fill(words.fileAgain, { name: kept })}</p>
      )}
    </div>
  );
}

function refuseLarge({ currentTarget: input }: ChangeEvent<HTMLInputElement>, message: string): void {
  const [file] = input.files ?? [];
  input.setCustomValidity(file && file.size > fileMaxBytes ? message : "");
  input.reportValidity();
}
