import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answerFiles, answers } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId, newId } from "@/lib/ids";
import { parseInput } from "@/lib/input";
import type { Link } from "@/lib/links/queries";
import type { Given, GivenValue, SentFile } from "@/lib/templates/answer-schema";
import { keepTemplate } from "@/lib/templates/lock-template";
import { readQuestions } from "@/lib/templates/queries";
import { guestPart } from "./guest-part";
import { placeOf } from "./guest-rules";
import type { BookSlot } from "./schema";

/** What a guest answered to what the link asks, whom they bring, and where they meet. */
export type GuestPart = {
  readonly answers: readonly Given[];
  readonly guests: NonNullable<BookSlot["guests"]>;
  readonly location: { readonly kind: string; readonly value: string } | null;
};

/**
 * Reads a guest's answers by what the link asks now; its questions stay as they are until the
 * transaction ends. Fails with `invalid` at /answers/<question id>, /place, /location and /guests.
 */
export async function readGuestPart(
  tx: Transaction,
  ctx: Context,
  link: Link,
  input: BookSlot,
): Promise<GuestPart> {
  const { templateId } = link;
  if (templateId !== null) await keepTemplate(tx, ctx, templateId);
  const questions = templateId === null ? [] : await readQuestions(tx, ctx, templateId);
  const already = { email: input.attendee.email, place: input.place };
  const given = parseInput(guestPart(questions, link, already), input);
  const place = placeOf(link.location, given.place);
  const { answers, guests } = given;
  if (place === undefined) return { answers, guests, location: null };
  // Of what the owner wrote into the link there is a copy: the link may change later.
  const { kind, value } = place;
  return { answers, guests, location: { kind, value: kind === "ask" ? (given.location ?? "") : value } };
}

/** Stores answers with a new booking, each with its question as it was asked. */
export async function keepAnswers(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
  given: readonly Given[],
): Promise<void> {
  const { organizationId } = ctx;
  for (const [position, { question, value }] of given.entries()) {
    const { id: questionId, label } = question;
    const stored = isFile(value) ? await keepFile(tx, ctx, bookingId, value) : value;
    await tx
      .insert(answers)
      .values({ id: newId(), organizationId, bookingId, questionId, position, label, value: stored });
  }
}

const isFile = (value: GivenValue): value is SentFile => typeof value === "object" && "content" in value;

async function keepFile(tx: Transaction, ctx: Context, bookingId: string, file: SentFile) {
  const { organizationId, now: createdAt } = ctx;
  const fileId = newId();
  await tx.insert(answerFiles).values({ id: fileId, organizationId, bookingId, ...file, createdAt });
  return { fileId, name: file.name, bytes: file.content.length };
}

/** A file that a guest sent with a booking. Fails with `not_found`, also for another organization's. */
export async function requireAnswerFile(ctx: Context, bookingId: string, fileId: string) {
  requirePermission(ctx, "bookings:read");
  const [file] =
    isId(bookingId) && isId(fileId)
      ? await inTransaction(ctx.db, ctx, (tx) =>
          tx
            .select({
              name: answerFiles.name,
              mediaType: answerFiles.mediaType,
              content: answerFiles.content,
            })
            .from(answerFiles)
            .where(
              and(
                eq(answerFiles.organizationId, ctx.organizationId),
                eq(answerFiles.bookingId, bookingId),
                eq(answerFiles.id, fileId),
              ),
            ),
        )
      : [];
  if (!file) throw new AppError("not_found", say("answers.noSuchFile"));
  return file;
}
