import type { ReactNode } from "react";
import { alike } from "@/call/alike";
import { useWords } from "@/language/useWords";
import { type Column, SELECT } from "@/parts/Table";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import type { Many } from "./useMany";

const SHOWN = 20;
/** So many of those that were refused alike are named. */
const NAMED = 8;

/** The column by which rows are chosen; what may not be chosen says so by being off. */
export function selectColumn<Row>(many: Many<Row>, all: string, one: (row: Row) => string, mayNot: (row: Row) => boolean): Column<Row> {
  return {
    key: SELECT,
    head: <input type="checkbox" aria-label={all} checked={many.whole} disabled={!many.any} onChange={(event) => many.chooseAll(event.target.checked)} />,
    cell: (row) => (
      <input
        type="checkbox"
        aria-label={one(row)}
        checked={many.has(row) && !mayNot(row)}
        disabled={mayNot(row)}
        onChange={() => undefined}
        onClick={(event) => many.toggle(row, event.shiftKey)}
      />
    ),
  };
}

interface Given<Row> {
  many: Many<Row>;
  /** Whether there is anything to choose from; what was refused is told all the same. */
  open: boolean;
  hint: string;
  /** How a row is called, and what was not done to it. */
  named: (row: Row) => string;
  refusedTitle: (name: string) => string;
  children: ReactNode;
}

/** What is done to all that are chosen, how far it is, and what was refused of it. */
export function Bulk<Row>({ many, open, hint, named, refusedTitle, children }: Given<Row>) {
  const t = useWords();
  const { progress, runs, tried } = many;
  const groups = progress ? alike(progress.refused) : [];
  const nameOf = (id: string | undefined) => {
    const row = tried.get(id ?? "");
    return row === undefined ? "" : named(row);
  };
  return (
    <>
      {open && (
        <div className="bulk">
          {children}
          {progress && runs && <progress aria-label={t("validate.progress")} value={progress.done} max={progress.all} />}
          <span className="small quiet">{hint}</span>
        </div>
      )}
      {progress && progress.refused.size > 0 && (
        <div className="refused-list">
          {groups.slice(0, SHOWN).map(({ refusal, of }) => (
            <RefusalPanel key={of[0]} title={of.length === 1 ? refusedTitle(nameOf(of[0])) : t("validate.many.alike", { number: of.length, names: t.list(of.slice(0, NAMED).map((id) => apart(nameOf(id)))) })} refusal={refusal} />
          ))}
          {groups.length > SHOWN && <p className="note warn">{t("validate.many.more", { number: groups.length - SHOWN })}</p>}
        </div>
      )}
    </>
  );
}
