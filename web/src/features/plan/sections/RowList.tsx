import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";

interface Given<Row> {
  rows: readonly Row[];
  change: (rows: Row[]) => void;
  /** What a row is called, of which there may be several alike. */
  nameOf: (row: Row, index: number) => string;
  /** What may be put in, each by a button of its own. */
  adds: readonly { readonly label: string; readonly row: () => Row; readonly cannot?: string | undefined }[];
  /** Whether their order says something. */
  ordered?: boolean;
  /** What names a row for both authors, so that it keeps the focus when the other author's edits come in. */
  known?: (row: Row) => string;
  /** So many at most. */
  most?: number | undefined;
  children: (row: Row, index: number, set: (change: Partial<Row>) => void) => ReactNode;
}

/** Rows of a plan that are added, removed, brought back and, where their order says something, moved; all by keyboard too. */
export function RowList<Row extends object>({ rows, change, nameOf, adds, ordered = false, known = keyOf, most = Infinity, children }: Given<Row>) {
  const t = useWords();
  const [gone, setGone] = useState<{ row: Row; at: number; before: Row[] }>();
  /** What was left when a row had gone: nobody has changed it since. */
  const left = useRef<string>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const keys = useKeys(rows, known);
  /** Where the focus goes once the rows stand. */
  const goes = useRef<string>(undefined);
  useEffect(() => {
    if (goes.current) list.current?.querySelector<HTMLElement>(`:scope > ${goes.current}`)?.focus();
    goes.current = undefined;
    if (gone) left.current ??= JSON.stringify(rows);
  });

  const add = (row: Row) => {
    goes.current = `li[data-at="${rows.length}"] :is(input, select, textarea)`;
    change([...rows, row]);
  };
  const remove = (at: number) => {
    left.current = undefined;
    setGone({ row: rows[at] as Row, at, before: [...rows] });
    goes.current = ".plan-gone button";
    change(rows.filter((_, index) => index !== at));
  };
  const bringBack = ({ row, at, before }: { row: Row; at: number; before: Row[] }) => {
    const to = Math.min(at, rows.length);
    setGone(undefined);
    goes.current = `li[data-at="${to}"] [data-does="remove"]`;
    // What went with it comes back with it.
    change(left.current === JSON.stringify(rows) ? before : [...rows.slice(0, to), row, ...rows.slice(to)]);
  };
  const move = (at: number, by: 1 | -1) => {
    const to = at + by;
    goes.current = `li[data-at="${to}"] [data-does="${by < 0 ? "up" : "down"}"]`;
    change(rows.map((row, index) => (index === at ? (rows[to] as Row) : index === to ? (rows[at] as Row) : row)));
  };

  const undo = gone && (
    <li className="plan-gone note" role="status">
      {t("plan.removed", { name: nameOf(gone.row, gone.at) })}{" "}
      <Button small onClick={() => bringBack(gone)}>
        {t("notice.undo")}
      </Button>
    </li>
  );
  return (
    <>
      <ul className="plan-rows" ref={list}>
        {rows.map((row, index) => {
          const name = nameOf(row, index);
          const does = (what: string, word: string) => ({ "data-does": what, "aria-label": t("plan.does", { does: word, name }) });
          return (
            <Fragment key={keys[index]}>
              {gone?.at === index && undo}
              <li className="plan-row" data-at={index}>
                <div className="plan-row-head">
                  <b dir="auto">{name}</b>
                  <span className="buttons">
                    {ordered && rows.length > 1 && (
                      <>
                        <Button small look="plain" {...does("up", t("plan.up"))} cannot={index === 0 ? t("plan.up.cannot") : undefined} onClick={() => move(index, -1)}>
                          {t("plan.up")}
                        </Button>
                        <Button small look="plain" {...does("down", t("plan.down"))} cannot={index === rows.length - 1 ? t("plan.down.cannot") : undefined} onClick={() => move(index, 1)}>
                          {t("plan.down")}
                        </Button>
                      </>
                    )}
                    <Button small look="plain" data-does="remove" aria-label={t("plan.remove", { name })} onClick={() => remove(index)}>
                      {t("plan.remove.short")}
                    </Button>
                  </span>
                </div>
                {children(row, index, (part) => change(rows.map((one, at) => (at === index ? { ...one, ...part } : one))))}
              </li>
            </Fragment>
          );
        })}
        {gone && gone.at >= rows.length && undo}
      </ul>
      {adds.length > 0 && (
        <div className="buttons">
          {adds.map(({ label, row, cannot }) => (
            <Button key={label} small cannot={cannot ?? (rows.length >= most ? t("plan.rows.most", { number: most }) : undefined)} onClick={() => add(row())}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function keyOf(row: object): string {
  return (row as { key?: string }).key ?? "";
}

/**
 * A row keeps its place on the page, and with it the focus, whatever is typed in it and wherever it goes: also when the
 * other author's edits come in, which make every row anew.
 */
function useKeys<Row extends object>(rows: readonly Row[], known: (row: Row) => string): readonly number[] {
  const before = useRef<readonly (readonly [Row, number])[]>([]);
  const last = useRef(0);
  const free = new Set(before.current);
  const keys: (number | undefined)[] = rows.map(() => undefined);
  const match = (alike: (was: Row, row: Row) => boolean) =>
    rows.forEach((row, at) => {
      const found = keys[at] === undefined && [...free].find(([was]) => alike(was, row));
      if (!found) return;
      free.delete(found);
      keys[at] = found[1];
    });
  match((was, row) => was === row);
  match((was, row) => JSON.stringify(was) === JSON.stringify(row));
  match((was, row) => known(row) !== "" && known(was) === known(row));
  // What is typed may name the row: then it is the one that is left.
  if (free.size === 1 && rows.length === before.current.length) match(() => true);
  const all = keys.map((key) => key ?? ++last.current);
  before.current = rows.map((row, at) => [row, all[at] as number] as const);
  return all;
}
