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
  /** So many at most. */
  most?: number | undefined;
  children: (row: Row, index: number, set: (change: Partial<Row>) => void) => ReactNode;
}

/** Rows of a plan that are added, removed, brought back and, where their order says something, moved; all by keyboard too. */
export function RowList<Row extends object>({ rows, change, nameOf, adds, ordered = false, most = Infinity, children }: Given<Row>) {
  const t = useWords();
  const [gone, setGone] = useState<{ row: Row; at: number; before: Row[] }>();
  /** What was left when a row had gone: nobody has changed it since. */
  const left = useRef<string>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const keys = useKeys(rows.length);
  /** Where the focus goes once the rows stand. */
  const goes = useRef<string>(undefined);
  useEffect(() => {
    if (goes.current) list.current?.querySelector<HTMLElement>(`:scope > ${goes.current}`)?.focus();
    goes.current = undefined;
    if (gone) left.current ??= JSON.stringify(rows);
  });

  const add = (row: Row) => {
    keys.put(rows.length);
    goes.current = `li[data-at="${rows.length}"] :is(input, select, textarea)`;
    change([...rows, row]);
  };
  const remove = (at: number) => {
    keys.take(at);
    left.current = undefined;
    setGone({ row: rows[at] as Row, at, before: [...rows] });
    goes.current = ".plan-gone button";
    change(rows.filter((_, index) => index !== at));
  };
  const bringBack = ({ row, at, before }: { row: Row; at: number; before: Row[] }) => {
    const to = Math.min(at, rows.length);
    keys.put(to);
    setGone(undefined);
    goes.current = `li[data-at="${to}"] [data-does="remove"]`;
    // What went with it comes back with it.
    change(left.current === JSON.stringify(rows) ? before : [...rows.slice(0, to), row, ...rows.slice(to)]);
  };
  const move = (at: number, by: 1 | -1) => {
    const to = at + by;
    keys.swap(at, to);
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
            <Fragment key={keys.of(index)}>
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

/** A row keeps its place on the page, and with it the focus, whatever is typed in it and wherever it goes. */
function useKeys(length: number) {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  while (keys.current.length < length) keys.current.push(++last.current);
  keys.current.length = length;
  return {
    of: (at: number) => keys.current[at],
    put: (at: number) => void keys.current.splice(at, 0, ++last.current),
    take: (at: number) => void keys.current.splice(at, 1),
    swap: (one: number, other: number) => void ([keys.current[one], keys.current[other]] = [keys.current[other] as number, keys.current[one] as number]),
  };
}
