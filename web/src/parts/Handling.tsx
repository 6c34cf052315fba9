import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from "react";
import type { HandlingLevel } from "@/gen/types";
import { useWords } from "@/language/useWords";

/** Labels of TLP 2.0 as FIRST writes them; never translated, never recoloured. */
const labels: Partial<Record<HandlingLevel, readonly [label: string, colour: string]>> = {
  HANDLING_LEVEL_CLEAR: ["TLP:CLEAR", "clear"],
  HANDLING_LEVEL_GREEN: ["TLP:GREEN", "green"],
  HANDLING_LEVEL_AMBER: ["TLP:AMBER", "amber"],
  HANDLING_LEVEL_AMBER_STRICT: ["TLP:AMBER+STRICT", "amber"],
  HANDLING_LEVEL_RED: ["TLP:RED", "red"],
};

export function levelName(level: string): string {
  return labels[level as HandlingLevel]?.[0] ?? level;
}

/** From open to strict. */
const order = Object.keys(labels);

/** The strictest of several, for a page that shows things of more than one. */
export function strictest(levels: readonly (HandlingLevel | undefined)[]): HandlingLevel | undefined {
  return levels.reduce((one, other) => (rank(other) > rank(one) ? other : one), undefined);
}

function rank(level: HandlingLevel | undefined): number {
  return level ? order.indexOf(level) : -1;
}

export function HandlingLabel({ level }: { level: HandlingLevel }) {
  const known = labels[level];
  return known ? <span className={`label ${known[1]}`}>{known[0]}</span> : null;
}

interface Mark {
  readonly level?: HandlingLevel | undefined;
  /** Whether it belongs to an exercise. */
  readonly exercise?: boolean | undefined;
  /** Which numbered copy it is, and whose. */
  readonly copy?: string | undefined;
}

interface Marking extends Mark {
  mark: (what: string, mark: Mark) => void;
}

const MarkingContext = createContext<Marking>({ mark: () => undefined });

export function MarkingProvider({ children }: { children: ReactNode }) {
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({});
  const mark = useCallback<Marking["mark"]>((what, one) => setMarks((before) => ({ ...before, [what]: one })), []);
  const level = strictest(Object.values(marks).map((one) => one.level));
  const exercise = Object.values(marks).some((one) => one.exercise);
  const copy = Object.values(marks).find((one) => one.copy)?.copy;
  const value = useMemo(() => ({ level, exercise, copy, mark }), [level, exercise, copy, mark]);
  return <MarkingContext value={value}>{children}</MarkingContext>;
}

/**
 * Says how what is shown may be passed on, for as long as it is there: a page, or what lies over it. And that it is an
 * exercise, where all that is shown belongs to one, and which copy of a numbered document.
 */
export function useMarking(level: HandlingLevel | undefined, exercise = false, copy?: string): void {
  const { mark } = useContext(MarkingContext);
  const what = useId();
  useEffect(() => {
    mark(what, { level, exercise, copy });
    return () => mark(what, {});
  }, [what, level, exercise, copy, mark]);
}

/** Whether what is shown belongs to an exercise. */
export function useExercise(): boolean {
  return useContext(MarkingContext).exercise ?? false;
}

/** Stands over everything, and on every printed page. It has its place before it is known: nothing moves when it comes. */
export function HandlingBanner() {
  const { level, exercise, copy } = useContext(MarkingContext);
  const t = useWords();
  const known = level && level !== "HANDLING_LEVEL_UNSPECIFIED";
  if (!known && !exercise) return <div className="handling rest" aria-hidden="true" />;
  return (
    <section className="handling" aria-label={t("level")}>
      {known && <span>{t(`level.${level}`)}</span>}
      {exercise && (
        <b className="exercise">
          {t("state.EXERCISE")} <span>{t("exercise.text")}</span>
        </b>
      )}
      {copy && <span className="copy">{copy}</span>}
      {known && <HandlingLabel level={level} />}
    </section>
  );
}
