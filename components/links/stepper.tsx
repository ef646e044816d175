import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { EnterButton } from "@/components/ui/enter-button";
import { type WizardStep, wizardSteps } from "@/lib/link-forms/rules";

export type StepperProps = {
  readonly current: WizardStep;
  /** Steps that something is wrong with. */
  readonly wrong: readonly WizardStep[];
  /** The form that the buttons send, so that nothing typed is left behind. */
  readonly formId: string;
};

/** Where one is, and the way to every other step. */
export function Stepper({ current, wrong, formId }: StepperProps) {
  const t = useTranslations("wizard");
  const here = wizardSteps.indexOf(current);
  return (
    <nav aria-label={t("stepper")}>
      <EnterButton form={formId} name="intent" value="next" />
      <p className="text-sm text-muted sm:hidden">
        {t("stepOf", { step: here + 1, steps: wizardSteps.length, name: t(`steps.${current}`) })}
      </p>
      <ol className="mt-1 flex flex-wrap gap-x-1 gap-y-1 sm:mt-0">
        {wizardSteps.map((step, i) => {
          const isWrong = wrong.includes(step);
          const Icon = isWrong ? TriangleAlert : Check;
          return (
            <li key={step}>
              <button
                type="submit"
                form={formId}
                formNoValidate
                name="intent"
                value={step}
                aria-current={step === current ? "step" : undefined}
                className={classNames(
                  "inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md border border-transparent px-3 text-sm",
                  step === current
                    ? "bg-accent-soft font-semibold text-accent-ink"
                    : "text-muted hover:bg-sunken hover:text-ink",
                )}
              >
                {isWrong || i < here ? (
                  <Icon
                    aria-hidden="true"
                    className={classNames("size-4 shrink-0", isWrong && "text-warning")}
                  />
                ) : (
                  <span aria-hidden="true" className="tabular-nums">
                    {i + 1}
                  </span>
                )}
                <span className="max-sm:sr-only">{t(`steps.${step}`)}</span>
                {isWrong && <span className="sr-only"> ({t("needsMending")})</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
