import type { ReactNode } from "react";
import { useWords } from "@/language/useWords";
import type { Column } from "@/parts/Table";
import { RefusalPanel } from "@/parts/RefusalPanel";
import type { Many } from "./useMany";

const SHOWN = 20;

/** The column by which rows are chosen; what may not be chosen says so by being off. */
export function selectColumn<Row>(many: Many<Row>, all: string, one: (row: Row) => string, mayNot: (row: Row) => boolean): Column<Row> {
  return {
    key: "select",
    head: <input type="checkbox" aria-label={all} checked={many.whole} onChange={(event) => many.chooseAll(event.target.checked)} />,
    cell: (row) => (
      <input
        type="checkbox"
        aria-label={one(row)}
        checked={many.has(row)}
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
  refusedTitle: (row: Row) => string;
  children: ReactNode;
}

/** What is done to all that are chosen, how far it is, and what was refused of it. */
export function Bulk<Row>({ many, open, hint, refusedTitle, children }: Given<Row>) {
  const t = useWords();
  const { progress, runs, tried } = many;
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
          {[...progress.refused].slice(0, SHOWN).map(([id, refusal]) => {
            const row = tried.get(id);
            return row && <RefusalPanel key={id} title={refusedTitle(row)} refusal={refusal} />;
          })}
          {progress.refused.size > SHOWN && <p className="note warn">{t("validate.many.more", { number: progress.refused.size - SHOWN })}</p>}
        </div>
      )}
    </>
  );
}
