import { Saved, type SavedProps } from "@/app/(studio)/templates/saved";
import { ChooseForm } from "@/components/templates/choose-form";
import { ButtonForm } from "@/components/ui/button-form";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { words } from "@/lib/auth/reader";
import type { Context } from "@/lib/context";
import { findOtherLinks, type TemplateDetails } from "@/lib/templates/queries";
import { askAction, askNothingAction } from "./actions";

export type TemplateLinksProps = Pick<SavedProps, "saved"> & {
  readonly ctx: Context;
  readonly template: TemplateDetails;
};

/** The links that ask a template's questions, and the way for another to do so. */
export async function TemplateLinks({ ctx, template: { id, links }, saved }: TemplateLinksProps) {
  const [others, t, ui] = await Promise.all([findOtherLinks(ctx, id), words("templates"), words("ui")]);
  return (
    <Section title={t("links.title")}>
      <Saved part="links" saved={saved} trigger={ctx.now} />
      <Saved part="unlinked" saved={saved} trigger={ctx.now} />
      {links.length === 0 ? (
        <p className="text-muted">{t("links.none")}</p>
      ) : (
        <RowList label={t("links.title")}>
          {links.map((link) => (
            <Row
              key={link.id}
              title={link.title}
              href={`/links/${link.id}`}
              trailing={
                <ButtonForm action={askNothingAction.bind(null, id, link.id)} variant="quiet" size="small">
                  {t("links.stop")}
                  <span className="sr-only">: {link.title}</span>
                </ButtonForm>
              }
            />
          ))}
        </RowList>
      )}
      {others.length > 0 ? (
        <ChooseForm
          action={askAction.bind(null, id)}
          name="linkId"
          label={t("links.choose")}
          placeholder={t("links.placeholder")}
          options={others.map((link) => ({ value: link.id, label: link.title }))}
          submitLabel={t("links.use")}
          errorTitle={ui("needsMending")}
        />
      ) : (
        <p className="text-muted">{t(links.length > 0 ? "links.all" : "links.noLinks")}</p>
      )}
    </Section>
  );
}
