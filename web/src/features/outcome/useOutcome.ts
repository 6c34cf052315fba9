import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "@/call/call";
import { asksToSignIn, asRefusal, type Refusal } from "@/call/refusal";
import { watch } from "@/call/stream";
import { getOutcome, watchOutcome } from "@/gen/methods";
import type { Outcome } from "@/gen/types";

export interface Watched {
  outcome: Outcome | undefined;
  /** When something was heard last. */
  at: number;
  good: boolean;
  /** Why nothing is heard, once that lasts. */
  refusal: Refusal | undefined;
  /** What has changed with the last message, by indicator; shown for a moment. */
  changed: ReadonlySet<string>;
  again: () => void;
}

interface Line {
  at: number;
  /** Why the stream is not there, since when, and whether it is over. */
  cut?: { refusal: Refusal; since: number; over: boolean };
}

const NOTHING: ReadonlySet<string> = new Set();
const LOOK_MS = 10_000;
/** Most lines are back by then. */
const TELL_MS = 5_000;

/** The figures as they change, for as long as somebody looks. Where no stream is, they are asked for every few seconds. */
export function useOutcome(operationId: string): Watched {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [line, setLine] = useState<Line>({ at: 0 });
  const [changed, setChanged] = useState(NOTHING);
  const [lasts, setLasts] = useState(false);
  const [tries, setTries] = useState(0);
  const shown = useRef<Outcome>(undefined);
  const take = useCallback((next: Outcome) => {
    setChanged(shown.current ? changes(shown.current, next) : NOTHING);
    shown.current = next;
    setOutcome(next);
  }, []);

  useEffect(() => {
    shown.current = undefined;
    setOutcome(undefined);
    setLine({ at: 0 });
  }, [operationId]);

  useEffect(() => {
    const cut = (refusal: Refusal, over: boolean) =>
      setLine(({ at, cut: before }) => ({ at: at || Date.now(), cut: { refusal, over, since: before?.since ?? Date.now() } }));
    const { stop } = watch(watchOutcome, { operationId }, {
      message: ({ outcome: next }) => {
        if (!next) return;
        take(next);
        setLine({ at: Date.now() });
      },
      // A stream may be refused once it is open: before there are figures an open one says nothing.
      alive: () => shown.current && setLine({ at: Date.now() }),
      cut: (refusal) => cut(refusal, false),
      ended: (refusal) => {
        if (asksToSignIn(refusal)) void client.invalidateQueries({ queryKey: ["session"] });
        cut(refusal, true);
      },
    });
    return stop;
  }, [operationId, client, tries, take]);

  const { cut } = line;
  const looked = useQuery({
    queryKey: ["outcome", operationId],
    enabled: cut !== undefined && !cut.over,
    retry: false,
    staleTime: LOOK_MS / 2,
    refetchInterval: LOOK_MS,
    queryFn: async ({ signal }) => (await call(getOutcome, { operationId }, { signal })).outcome as Outcome,
  });
  const lookedAt = cut && looked.dataUpdatedAt >= cut.since ? looked.dataUpdatedAt : 0;
  useEffect(() => {
    if (lookedAt > 0 && looked.data) take(looked.data);
  }, [lookedAt, looked.data, take]);

  const good = cut === undefined || (lookedAt > 0 && !looked.isError && !cut.over);
  useEffect(() => {
    setLasts(false);
    if (good) return;
    const timer = setTimeout(() => setLasts(true), TELL_MS);
    return () => clearTimeout(timer);
  }, [good, operationId, tries]);

  useEffect(() => {
    if (changed.size === 0) return;
    const timer = setTimeout(() => setChanged(NOTHING), 1500);
    return () => clearTimeout(timer);
  }, [changed]);

  return {
    outcome,
    at: Math.max(line.at, lookedAt),
    good,
    refusal: cut?.over ? cut.refusal : lasts && !good ? asRefusal(looked.error ?? cut.refusal) : undefined,
    changed,
    again: () => {
      setTries((count) => count + 1);
      if (cut && !cut.over) void looked.refetch();
    },
  };
}

function changes(before: Outcome, after: Outcome): ReadonlySet<string> {
  const told = (outcome: Outcome) => new Map(figuresOf(outcome).map((figure) => [figure.indicator, JSON.stringify([figure.validated, figure.provisional])]));
  const [one, other] = [told(before), told(after)];
  return new Set([...other].filter(([indicator, value]) => one.get(indicator) !== value).map(([indicator]) => indicator));
}

/** Totals where they are shared; else what a country sees of its own. */
export function figuresOf(outcome: Outcome): Outcome["totals"] {
  return outcome.totalsIncluded ? outcome.totals : (outcome.countries[0]?.own ?? []);
}
