import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-input";
import { chosenSlug, suggestSlug } from "@/lib/links/rules";
import type { StepFieldsProps } from "./basics-fields";
import { useSlugCheck } from "./use-slug-check";

export type SlugFieldProps = Pick<StepFieldsProps, "form" | "link"> & { readonly addressBase: string };

/** The last part of the address, checked while it is typed, with one made of the title to take over. */
export function SlugField({ form, addressBase, link }: SlugFieldProps) {
  const t = useTranslations("wizard.basics");
  const { slug, title } = form.values;
  const check = useSlugCheck(slug, link);
  const suggested = suggestSlug(title);
  const typed = slug.trim().toLowerCase();
  const before = link && chosenSlug(link.token);
  const isLeft = link !== undefined && typed !== (before ?? "");
  const error = form.errorOf("slug") ?? (check === "taken" ? t("slugTaken") : undefined);

  function take() {
    form.setValue("slug", suggested, { shouldDirty: true });
    form.touch();
  }

  return (
    <div className="grid gap-2">
      <TextField
        {...form.field("slug")}
        error={error}
        label={`${t("slug")} (${t("optional")})`}
        hint={t(link ? "slugEditHint" : "slugHint", { base: addressBase })}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <div className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
        {typed === "" && suggested.length >= 3 && (
          <Button variant="secondary" size="small" onClick={take}>
            {t("slugSuggest", { slug: suggested })}
          </Button>
        )}
        <span role="status" className="text-sm text-muted">
          {check === "checking" && t("slugChecking")}
          {check === "free" && !error && t("slugFree")}
        </span>
      </div>
      {isLeft && (
        <Notice kind="warning">{t("slugChanges", { address: `${addressBase}${link.token}` })}</Notice>
      )}
    </div>
  );
}
