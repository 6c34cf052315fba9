import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import type { Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { ranked } from "@/shell/ranked";

const MOST = 50;

/** Those of many tasks that are offered to choose among, and the box by which the others are found; few need none. */
export function useFound(tasks: readonly Task[]): { field: ReactNode; found: readonly Task[] } {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const named = useMemo(() => tasks.map((task) => ({ task, text: task.spec?.title ?? task.taskId })), [tasks]);
  const fits = useMemo(() => (wanted.trim() ? ranked(named, wanted) : named), [named, wanted]);
  const found = useMemo(() => fits.slice(0, MOST).map(({ task }) => task), [fits]);
  const field = tasks.length > MOST && (
    <div className="field">
      <label htmlFor={id}>{t("task.find")}</label>
      <input id={id} type="search" dir="auto" autoComplete="off" aria-describedby={`${id}-help`} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <p className="help" id={`${id}-help`} role="status">
        {t("task.find.some", { shown: found.length, number: fits.length })}
      </p>
    </div>
  );
  return { field, found };
}
