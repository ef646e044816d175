import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links, questions, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import type { Question } from "./rules";

/** A template in the list. */
export type TemplateSummary = {
  readonly id: string;
  readonly name: string;
  readonly sendsFollowUp: boolean;
  readonly questionCount: number;
  /** How many links ask its questions, without archived ones. */
  readonly linkCount: number;
};

/** A template with its questions in order, and the links, without archived ones, that ask them. */
export type TemplateDetails = {
  readonly id: string;
  readonly name: string;
  readonly sendsFollowUp: boolean;
  readonly version: number;
  readonly questions: readonly Question[];
  readonly links: readonly LinkName[];
};

export type LinkName = { readonly id: string; readonly title: string };

/** The organization's templates, by name. */
export async function findTemplates(ctx: Context): Promise<TemplateSummary[]> {
  requirePermission(ctx, "templates:read");
  const { id, name, sendsFollowUp, organizationId } = templates;
  // Drizzle would write the outer columns without their table, and they would mean the inner one's.
  const countOf = (table: typeof questions | typeof links, condition = sql`true`) =>
    sql<number>`(select count(*)::int from ${table} t where t.organization_id = templates.organization_id
      and t.template_id = templates.id and ${condition})`;
  return inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({
        id,
        name,
        sendsFollowUp,
        questionCount: countOf(questions),
        linkCount: countOf(links, sql`t.archived_at is null`),
      })
      .from(templates)
      .where(eq(organizationId, ctx.organizationId))
      .orderBy(sql`lower(${name})`, id),
  );
}

/** One template with all its parts. Fails with `not_found`, also for another organization's. */
export async function requireTemplate(ctx: Context, templateId: string): Promise<TemplateDetails> {
  requirePermission(ctx, "templates:read");
  return inTransaction(ctx.db, ctx, (tx) => readTemplate(tx, ctx, templateId));
}

/** The same inside a transaction of the organization, for whoever has checked the permission. */
export async function readTemplate(
  tx: Transaction,
  ctx: Context,
  templateId: string,
): Promise<TemplateDetails> {
  const { id, name, sendsFollowUp, version } = templates;
  const [template] = isId(templateId)
    ? await tx
        .select({ id, name, sendsFollowUp, version })
        .from(templates)
        .where(and(eq(templates.organizationId, ctx.organizationId), eq(id, templateId)))
    : [];
  if (!template) throw new AppError("not_found", say("templates.notFound"));
  return {
    ...template,
    questions: await readQuestions(tx, ctx, templateId),
    links: await tx
      .select({ id: links.id, title: links.title })
      .from(links)
      .where(
        and(
          eq(links.organizationId, ctx.organizationId),
          eq(links.templateId, templateId),
          isNull(links.archivedAt),
        ),
      )
      .orderBy(links.title, links.id),
  };
}

/** A template's questions in the order they are asked. */
export async function readQuestions(tx: Transaction, ctx: Context, templateId: string): Promise<Question[]> {
  const { id, kind, label, helpText, isRequired, options, position } = questions;
  return tx
    .select({ id, kind, label, helpText, isRequired, options })
    .from(questions)
    .where(and(eq(questions.organizationId, ctx.organizationId), eq(questions.templateId, templateId)))
    .orderBy(asc(position));
}

/** The links, without archived ones, that do not ask this template's questions yet, by title. */
export async function findOtherLinks(ctx: Context, templateId: string): Promise<LinkName[]> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ id: links.id, title: links.title })
      .from(links)
      .where(
        and(
          eq(links.organizationId, ctx.organizationId),
          isNull(links.archivedAt),
          or(isNull(links.templateId), ne(links.templateId, templateId)),
        ),
      )
      .orderBy(links.title, links.id),
  );
}

/** What a link asks its guests, in order; nothing when it has no template. For guests, by the link they have. */
export async function getLinkQuestions(
  ctx: Context,
  { templateId }: { readonly templateId: string | null },
): Promise<Question[]> {
  return templateId === null ? [] : inTransaction(ctx.db, ctx, (tx) => readQuestions(tx, ctx, templateId));
}
