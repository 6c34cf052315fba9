import { useRef, useState } from "react";
import { useDraft } from "@/parts/draft";
import { each, type Progress } from "./many";

export interface Many<Row> {
  readonly selected: readonly Row[];
  /** By id, which are chosen no more because they have changed since or are there no longer. */
  readonly lost: readonly string[];
  /** Somebody has read which. */
  forgetLost: () => void;
  /** Whether any may be chosen. */
  readonly any: boolean;
  /** Whether all are chosen that may be. */
  readonly whole: boolean;
  readonly progress: Progress | undefined;
  /** What was tried last, by id: also of what is listed no more it is told how it went. */
  readonly tried: ReadonlyMap<string, Row>;
  readonly runs: boolean;
  has: (row: Row) => boolean;
  /** With `range` also everything between it and the one before. */
  toggle: (row: Row, range: boolean) => void;
  chooseAll: (on: boolean) => void;
  /** These, and no others. */
  choose: (rows: readonly Row[]) => void;
  /** One act on each that is chosen; what was refused stays chosen. */
  run: (act: string, send: (row: Row, key: string) => Promise<unknown>) => Promise<Progress>;
}

const NONE: { readonly chosen: readonly string[] } = { chosen: [] };

/** Which of `free` are chosen, also after a reload, and one act on all of them; the same key for the same act on the same version. */
export function useMany<Row>(free: readonly Row[], id: (row: Row) => string, version: (row: Row) => string, kept: string): Many<Row> {
  const draft = useDraft(`chosen.${kept}`, NONE);
  const chosen = new Set(draft.value.chosen);
  const setChosen = (next: (before: ReadonlySet<string>) => Iterable<string>) => draft.set((before) => ({ chosen: [...next(new Set(before.chosen))] }));
  const [progress, setProgress] = useState<Progress>();
  const [tried, setTried] = useState<ReadonlyMap<string, Row>>(new Map());
  const last = useRef<string>(undefined);
  const keys = useRef(new Map<string, string>());
  // What has changed since it was chosen is chosen no more.
  const mark = (row: Row) => `${id(row)} ${version(row)}`;
  const listed = new Set(free.map(mark));
  const selected = free.filter((row) => chosen.has(mark(row)));

  const keyOf = (act: string, row: Row) => {
    const name = `${act} ${id(row)} ${version(row)}`;
    const key = keys.current.get(name) ?? crypto.randomUUID();
    keys.current.set(name, key);
    return key;
  };
  return {
    selected,
    lost: [...chosen].filter((one) => !listed.has(one)).map((one) => one.slice(0, one.indexOf(" "))),
    forgetLost: () => setChosen((before) => [...before].filter((one) => listed.has(one))),
    any: free.length > 0,
    whole: free.length > 0 && selected.length === free.length,
    progress,
    tried,
    runs: progress !== undefined && !progress.over,
    has: (row) => chosen.has(mark(row)),
    toggle: (row, range) => {
      const on = !chosen.has(mark(row));
      const from = free.findIndex((one) => id(one) === last.current);
      const to = free.findIndex((one) => id(one) === id(row));
      if (to < 0) return;
      const hit = range && from >= 0 ? free.slice(Math.min(from, to), Math.max(from, to) + 1) : [row];
      last.current = id(row);
      setChosen((before) => {
        const next = new Set(before);
        for (const one of hit) {
          if (on) next.add(mark(one));
          else next.delete(mark(one));
        }
        return next;
      });
    },
    chooseAll: (on) => setChosen(() => (on ? free.map(mark) : [])),
    choose: (rows) => setChosen(() => rows.map(mark)),
    run: async (act, send) => {
      setTried(new Map(selected.map((row) => [id(row), row])));
      const done = await each(selected, id, (row) => send(row, keyOf(act, row)), setProgress);
      const did = new Set(selected.filter((row) => done.did.has(id(row))).map(mark));
      setChosen((before) => [...before].filter((one) => !did.has(one)));
      setProgress(done.refused.size ? done : undefined);
      return done;
    },
  };
}
