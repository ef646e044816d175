import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type CountRow = {
  readonly key: string;
  readonly title: ReactNode;
  /** A quiet line under the title. */
  readonly detail?: string | undefined;
  /** How long the bar under the title is, 0 to 1; without, there is none. */
  readonly share?: number | undefined;
  /** A text for each further column. */
  readonly cells: readonly string[];
};

export type CountTableProps = {
  readonly caption: string;
  /** The first names the rows, the others are numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly CountRow[];
};

/** Numbers in columns, with a bar in each row that shows the same at a glance. */
export function CountTable({ caption, columns, rows }: CountTableProps) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-xs text-muted sm:text-sm">
          <tr>
            {columns.map((column, i) => (
              <th
                key={column}
                scope="col"
                className={classNames(
                  "px-1.5 py-2 align-bottom sm:px-3 font-normal first:ps-4 last:pe-4",
                  i === 0 ? "text-start" : "text-end",
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row: { title, detail, share, cells },
  columns,
}: { readonly row: CountRow } & Pick<CountTableProps, "columns">) {
  return (
    <tr>
      <th scope="row" className="w-full min-w-32 py-2 ps-4 pe-2 text-start font-normal wrap-anywhere">
        {title}
        {detail && <span className="block text-sm text-muted">{detail}</span>}
        {share !== undefined && (
          <svg aria-hidden="true" width="100%" height="6" className="mt-1 block">
            <rect width="100%" height="6" rx="2" className="fill-sunken" />
            <rect width={`${share * 100}%`} height="6" rx="2" className="fill-accent" />
          </svg>
        )}
      </th>
      {cells.map((cell, i) => (
        <td
          key={columns[i + 1]}
          className="px-1.5 py-2 text-end align-top sm:px-3 tabular-nums whitespace-nowrap last:pe-4"
        >
          {cell}
        </td>
      ))}
    </tr>
  );
}
