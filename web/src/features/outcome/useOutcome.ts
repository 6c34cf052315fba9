import { useEffect, useState } from "react";
import { asksToSignIn, type Refusal } from "@/call/refusal";
import { watch } from "@/call/stream";
import { watchOutcome } from "@/gen/methods";
import type { Outcome } from "@/gen/types";
import { useQueryClient } from "@tanstack/react-query";

export interface Watched {
  outcome: Outcome | undefined;
  /** When something was heard last. */
  at: number;
  good: boolean;
  refusal: Refusal | undefined;
  /** What has changed with the last message, by indicator; shown for a moment. */
  changed: ReadonlySet<string>;
  again: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The figures as they change, for as long as somebody looks. */
export function useOutcome(operationId: string): Watched {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [line, setLine] = useState<{ at: number; good: boolean; refusal?: Refusal }>({ at: 0, good: true });
  const [changed, setChanged] = useState(NOTHING);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    setOutcome(undefined);
    let shown: Outcome | undefined;
    const { stop } = watch(watchOutcome, { operationId }, {
      message: ({ outcome: next }) => {
        if (!next) return;
        setChanged(shown ? changes(shown, next) : NOTHING);
        shown = next;
        setOutcome(next);
      },
      alive: () => setLine({ at: Date.now(), good: true }),
      cut: () => setLine((before) => ({ at: before.at || Date.now(), good: false })),
      ended: (refusal) => {
        if (asksToSignIn(refusal)) void client.invalidateQueries({ queryKey: ["session"] });
        setLine((before) => ({ at: before.at || Date.now(), good: false, refusal }));
      },
    });
    return stop;
  }, [operationId, client, tries]);

  useEffect(() => {
    if (changed.size === 0) return;
    const timer = setTimeout(() => setChanged(NOTHING), 1500);
    return () => clearTimeout(timer);
  }, [changed]);

  return { outcome, ...line, refusal: line.refusal, changed, again: () => setTries((count) => count + 1) };
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
