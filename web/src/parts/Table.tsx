import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, Fragment, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useNarrow } from "./useNarrow";

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** Goes first where there is little room: 3 before 2 before 1. On a phone all of them stand below what names the row. */
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
const WHOLE = 120;
/** On paper there is no scrolling: so many are printed whole. */
const PRINTED = 2_000;
const HEIGHT = 33;
/** What stands over the list while it is scrolled, above and below. */
const OVER = { scrollPaddingStart: 40, scrollPaddingEnd: 72 };

/** A table of which only what is looked at is there, once it is long; readers are told how long it is. */
export function Table<Row>({ caption, columns: all, rows, id, current, rowClass }: Given<Row>) {
  const columns = useNarrow() ? folded(all) : all;
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  const prints = usePrinting();
  const long = rows.length > (prints ? PRINTED : WHOLE);
  useLayoutEffect(() => setMargin((body.current?.getBoundingClientRect().top ?? 0) + scrollY), [rows.length]);
  const focused = useFocused(body);
  const held = long && focused.row !== undefined ? rows.findIndex((row) => id(row) === focused.row) : -1;
  const virtual = useWindowVirtualizer({
    count: long ? rows.length : 0,
    estimateSize: () => HEIGHT,
    overscan: 20,
    scrollMargin: margin,
    ...OVER,
    // The row that has the focus stays, and with it the ones to which it goes on from there.
    rangeExtractor: (range) => {
      const near = held < 0 ? [] : [held - 1, held, held + 1].filter((at) => at >= 0 && at < rows.length);
      return [...new Set([...defaultRangeExtractor(range), ...near])].sort((one, other) => one - other);
    },
  });
  const shown = long ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const after = long ? virtual.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin) : 0;
  const at = current === undefined ? -1 : rows.findIndex((row) => id(row) === current);
  const there = at >= 0;
  // To the row that is opened, once; where it is seen already, nothing moves.
  useEffect(() => {
    if (!there) return;
    if (long) virtual.scrollToIndex(at);
    else body.current?.querySelector("tr[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current, there]);
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
        <tbody ref={body} {...focused.listens}>
          {shown.map(({ index, start }, place) => {
            const row = rows[index] as Row;
            const before = long ? start - (shown[place - 1]?.end ?? margin) : 0;
            return (
              <Fragment key={id(row)}>
                {before > 0 && <Space height={before} columns={columns.length} />}
                <tr
                  data-row={id(row)}
                  data-index={index}
                  ref={long ? virtual.measureElement : undefined}
                  aria-rowindex={index + 2}
                  aria-current={current === id(row) || undefined}
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
              </Fragment>
            );
          })}
          {after > 0 && <Space height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** The columns for a phone: what is dispensable as a second line in the cell that names the row. */
function folded<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const below = columns.filter((column) => column.dispensable);
  const kept = columns.filter((column) => !column.dispensable);
  const names = kept.findIndex((column) => column.key !== SELECT);
  return below.length === 0 ? columns : kept.map((column, at) => (at === names ? { ...column, cell: (row) => [column.cell(row), <Second key="second" row={row} columns={below} />] } : column));
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

/** The row in which the focus is; one from which it was only taken away, as by another window, is still the one. */
function useFocused(body: RefObject<HTMLElement | null>) {
  const [row, setRow] = useState<string>();
  const listens = {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => setRow(target.closest<HTMLElement>("tr[data-row]")?.dataset["row"]),
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => relatedTarget && !body.current?.contains(relatedTarget) && setRow(undefined),
  };
  return { row, listens };
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
