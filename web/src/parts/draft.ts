import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useSession } from "@/shell/session";

const PREFIX = "cordon.draft.";

/** What somebody has typed and not sent: kept for the tab, so that no reload or sign-in loses it. */
export interface Draft<T> {
  value: T;
  set: (change: Partial<T> | ((before: T) => T)) => void;
  /** Forgets it; what it gives brings it back. */
  drop: () => () => void;
  /** When it was kept last; empty while nothing was typed. */
  kept: string;
  /** How often it was forgotten: its form begins anew each time. */
  round: number;
}

interface Kept<T> {
  value: T;
  at: string;
}

export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const { subject } = useSession();
  const key = keyOf(subject, name);
  const [start] = useState(initial);
  const [kept, setKept] = useState<Kept<T>>(() => read<T>(key) ?? { value: initial, at: "" });

  useEffect(() => setKept(read<T>(key) ?? { value: start, at: "" }), [key, start]);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const set = useCallback<Draft<T>["set"]>(
    (change) => {
      const changed = (before: Kept<T>): Kept<T> => {
        const value = typeof change === "function" ? change(before.value) : { ...before.value, ...change };
        const now = { value, at: new Date().toISOString() };
        // What is too much for the browser is held for as long as the page is there, and not told as kept.
        return keep(key, now) ? now : { value, at: before.at };
      };
      if (!gone.current) return setKept(changed);
      // An answer that comes when its form is no longer there changes what the tab has kept, if that is there still.
      const before = read<T>(key);
      if (before) changed(before);
    },
    [key],
  );
  const latest = useRef(kept);
  latest.current = kept;
  const [round, begin] = useReducer((now: number) => now + 1, 0);
  const drop = useCallback(() => {
    begin();
    const before = latest.current;
    const nothing = { value: start, at: "" };
    sessionStorage.removeItem(key);
    latest.current = nothing;
    setKept(nothing);
    // Also when its form is no longer there; but what was typed since stays, also where it is too much to be kept.
    return () => {
      if (read(key) || latest.current.value !== start) return;
      keep(key, before);
      setKept(before);
    };
  }, [key, start]);
  return { value: kept.value, set, drop, kept: kept.at, round };
}

function keep(key: string, kept: Kept<unknown>): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function read<T>(key: string): Kept<T> | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function keyOf(subject: string, name: string): string {
  return `${PREFIX}${subject}.${name}`;
}

/** One that was sent when its form was no longer there. */
export function dropDraft(subject: string, name: string): void {
  sessionStorage.removeItem(keyOf(subject, name));
}

/** Who leaves takes everything along. */
export function dropDrafts(): void {
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .forEach((key) => sessionStorage.removeItem(key));
}
