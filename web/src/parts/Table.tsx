import { Fragment, type ReactNode, useMemo, useRef } from "react";
import { useNarrow } from "./useNarrow";
import { useWindowed } from "./windowed";

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** Goes where there is little room: 3 first, then 2. On a phone 1 goes too, and all of them stand below what names the row. */
  readonly dispensable?: 1 | 2 | 3;
}

interface Given<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string;
  current?: string | undefined;
  rowClass?: (row: Row) => string;
}

/** The key of the column by which rows are chosen. */
export const SELECT = "select";
const HEIGHT = 33;

/** A table of which only what is looked at is there, once it is long; readers are told how long it is. */
export function Table<Row>({ caption, columns: all, rows, id, current, rowClass }: Given<Row>) {
  const columns = useNarrow() ? folded(all) : all;
  const naming = namingOf(columns);
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = useMemo(() => rows.map(id), [rows]);
  const { rows: shown, after, measure, listens } = useWindowed({ ids, body, current, height: () => HEIGHT });
  return (
    <div className="scroll" tabIndex={-1}>
      <table aria-rowcount={rows.length + 1} className="rows-table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} {...listens}>
          {shown.map(({ index, before }) => {
            const row = rows[index] as Row;
            return (
              <Fragment key={id(row)}>
                {before > 0 && <Space height={before} columns={columns.length} />}
                <tr
                  data-row={id(row)}
                  data-index={index}
                  ref={measure}
                  aria-rowindex={index + 2}
                  aria-current={current === id(row) || undefined}
                  className={`${rowClass?.(row) ?? ""}${current === id(row) ? " on" : ""}`}
                >
                  {columns.map((column, at) =>
                    at === naming ? (
                      <th key={column.key} scope="row" className={classOf(column)}>
                        {column.cell(row)}
                      </th>
                    ) : (
                      <td key={column.key} className={classOf(column)}>
                        {column.cell(row)}
                      </td>
                    ),
                  )}
                </tr>
              </Fragment>
            );
          })}
          {after > 0 && <Space height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** The column that names a row: the first that does not choose it. */
function namingOf<Row>(columns: readonly Column<Row>[]): number {
  return columns.findIndex((column) => column.key !== SELECT);
}

/** The columns for a phone: what is dispensable as a second line in the cell that names the row. */
function folded<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const below = columns.filter((column) => column.dispensable);
  const kept = columns.filter((column) => !column.dispensable);
  const names = namingOf(kept);
  return below.length === 0 ? columns : kept.map((column, at) => (at === names ? { ...column, cell: (row) => <Named row={row} column={column} below={below} /> } : column));
}

function Named<Row>({ row, column, below }: { row: Row; column: Column<Row>; below: readonly Column<Row>[] }) {
  return (
    <>
      {column.cell(row)}
      <Second row={row} columns={below} />
    </>
  );
}

function Second<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <div className="second">
      {columns.map(({ key, head, cell }) => {
        const told = cell(row);
        return told || told === 0 ? (
          <span key={key}>
            <span className="hidden">{head}: </span>
            {told}
          </span>
        ) : null;
      })}
    </div>
  );
}

/** The room of rows that are not there. */
export function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className="space">
      <td colSpan={columns} style={{ blockSize: height }} />
    </tr>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return `${column.number ? "number" : ""}${(column.dispensable ?? 1) > 1 ? ` less-${column.dispensable}` : ""}`;
}
