import type { TransactionSql } from "postgres";

export type FillOptions = {
  /**
   * For a database that will only be read: an exclusion constraint comes back as its bare
   * index. Queries are planned the same, and half of the time is saved, which goes into
   * proving that no two rows overlap. Nothing refuses new rows that do.
   */
  readonly forReadsOnly?: boolean | undefined;
};

/**
 * Runs `fill` while these tables have no indexes and no foreign keys, and then makes all
 * of them again as they were, in the same transaction.
 *
 * A million rows take four times as long when each row looks for its place in a dozen
 * indexes and for five parents. The definitions come from the catalog, so that they are
 * always those of the migrations; making them again checks every row.
 */
export async function fillUnindexed(
  tx: TransactionSql,
  tables: readonly string[],
  fill: () => Promise<void>,
  { forReadsOnly = false }: FillOptions = {},
): Promise<void> {
  const parts = await readParts(tx, tables, forReadsOnly);
  for (const { drop } of parts.toReversed()) await tx.unsafe(drop);
  await fill();
  await tx`set local maintenance_work_mem = '256MB'`;
  for (const { make } of parts) await tx.unsafe(make);
}

type Part = { readonly drop: string; readonly make: string };

/** How to drop and to make each index and constraint, in the order of making: foreign keys point to unique ones. */
function readParts(tx: TransactionSql, tables: readonly string[], forReadsOnly: boolean): Promise<Part[]> {
  return tx<Part[]>`
    with filled as (select unnest(${tables}::regclass[])::oid as id)
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make, 1 as step
    from pg_index
    where indrelid in (select id from filled)
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    union all
    select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      case when contype = 'x' and ${forReadsOnly} then pg_get_indexdef(conindid)
        else format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) end,
      case contype when 'f' then 3 else 2 end
    from pg_constraint
    where (contype in ('p', 'u', 'x') and conrelid in (select id from filled))
      or (contype = 'f' and (conrelid in (select id from filled) or confrelid in (select id from filled)))
    order by step`;
}
