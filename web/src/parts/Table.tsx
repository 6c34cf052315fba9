import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** Goes first where there is little room: 3 before 2 before 1. */
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

const WHOLE = 120;
/** On paper there is no scrolling: so many are printed whole. */
const PRINTED = 2_000;
const HEIGHT = 33;

/** A table of which only what is looked at is there, once it is long; readers are told how long it is. */
export function Table<Row>({ caption, columns, rows, id, current, rowClass }: Given<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  const prints = usePrinting();
  const long = rows.length > (prints ? PRINTED : WHOLE);
  useLayoutEffect(() => setMargin((body.current?.getBoundingClientRect().top ?? 0) + scrollY), [rows.length]);
  const virtual = useWindowVirtualizer({ count: long ? rows.length : 0, estimateSize: () => HEIGHT, overscan: 20, scrollMargin: margin });
  const shown = long ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = long ? (shown[0]?.start ?? margin) - margin : 0;
  const after = long ? virtual.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin) : 0;
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
        <tbody ref={body}>
          {before > 0 && <Space height={before} columns={columns.length} />}
          {shown.map(({ index }) => {
            const row = rows[index] as Row;
            return (
              <tr
                key={id(row)}
                data-index={index}
                ref={long ? virtual.measureElement : undefined}
                aria-rowindex={index + 2}
                className={`${rowClass?.(row) ?? ""}${current === id(row) ? " on" : ""}`}
              >
                {columns.map((column, at) =>
                  at === 0 ? (
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
            );
          })}
          {after > 0 && <Space height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the page is being put on paper. */
function usePrinting(): boolean {
  const [prints, setPrints] = useState(false);
  useEffect(() => {
    // The browser draws as soon as this has returned.
    const begin = () => flushSync(() => setPrints(true));
    const end = () => setPrints(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return prints;
}

function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className="space">
      <td colSpan={columns} style={{ blockSize: height }} />
    </tr>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return `${column.number ? "number" : ""}${column.dispensable ? ` less-${column.dispensable}` : ""}`;
}
