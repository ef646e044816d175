import type { Transaction } from "@/db/client";
import { memberships, organizations, resources, schedules, scheduleWeeklyRanges, users } from "@/db/tables";
import { recordAudit } from "@/lib/audit/record";
import type { Visit } from "@/lib/context";
import type { Language } from "@/lib/i18n/locale";
import { newId } from "@/lib/ids";

export type NewOwner = {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly timeZone: string;
  /** Of the page they signed up on: of their mails and, from here on, of their pages. */
  readonly language: Language;
  readonly emailVerifiedAt: number | null;
  readonly isOperator: boolean;
};

/**
 * Makes a user with an organization of their own, and everything a first link needs: a
 * schedule (Monday to Friday, 9 to 17 on their own clock) and themselves as a resource.
 * Runs in a transaction of the new organization. Fails with `conflict` for a known address.
 */
export async function createOwner(
  tx: Transaction,
  visit: Visit,
  organizationId: string,
  owner: NewOwner,
): Promise<{ userId: string }> {
  const createdAt = visit.now;
  const [userId, scheduleId] = [newId(), newId()];
  await tx.insert(users).values({ id: userId, ...owner, createdAt });
  await tx.insert(organizations).values({ id: organizationId, name: owner.name, createdAt });
  await tx.insert(memberships).values({ organizationId, userId, role: "owner", createdAt });
  await tx.insert(schedules).values({
    id: scheduleId,
    organizationId,
    name: "Working hours",
    timeZone: owner.timeZone,
    isDefault: true,
    createdAt,
  });
  await tx.insert(scheduleWeeklyRanges).values(
    [1, 2, 3, 4, 5].map((weekday) => ({
      organizationId,
      scheduleId,
      weekday,
      startMinute: 9 * 60,
      endMinute: 17 * 60,
    })),
  );
  await tx
    .insert(resources)
    .values({ id: newId(), organizationId, kind: "person", name: owner.name, userId, scheduleId, createdAt });
  await recordAudit(
    tx,
    { ...visit, organizationId, actor: { kind: "member", userId, role: "owner" } },
    { action: "organization.created", subjectId: organizationId },
  );
  return { userId };
}
