import type { LinkChange } from "@/components/link-mails/form-state";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requireLink } from "@/lib/links/queries";

/** What a form that was not saved was made for, and what the link has become meanwhile. */
export async function changeAfter(
  ctx: Context,
  linkId: string,
  { version }: Readonly<Record<string, string>>,
  error: unknown,
): Promise<LinkChange> {
  const { version: current } = await requireLink(ctx, linkId);
  const isConflict = error instanceof AppError && error.code === "conflict";
  return { version: Number(version), current, isConflict };
}
