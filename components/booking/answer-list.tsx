import type { AnswerView } from "./answer-view";

export type AnswerListProps = {
  readonly title: string;
  /** In the order they were asked. */
  readonly answers: readonly AnswerView[];
};

/** Questions, as they were asked, and what was answered. Shows nothing when nothing was. */
export function AnswerList({ title, answers }: AnswerListProps) {
  if (answers.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      <dl className="grid gap-3">
        {answers.map(({ label, text, href }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two questions may have one label
          <div key={i}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">
              {href === undefined ? (
                text
              ) : (
                <a
                  href={href}
                  download
                  className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2"
                >
                  {text}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
