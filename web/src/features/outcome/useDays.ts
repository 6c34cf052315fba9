import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "@/call/call";
import { getEarlierOutcome, getOutcomeDays } from "@/gen/methods";
import type { EarlierOutcome, Figure, Outcome, OutcomeDays } from "@/gen/types";
import { comparable } from "./change";
import { figureOf } from "./figures";
import { figuresOf } from "./useOutcome";

const SETTLED_MS = 1_500;
const HOUR_MS = 3_600_000;
const SOON_MS = 5_000;

/** One figure by day, read again when it has changed, or when something moved to another day; quick changes once. */
export function useDays(operationId: string, outcome: Outcome | undefined, indicator: string, country: string | undefined): UseQueryResult<OutcomeDays> {
  const subject = subjectOf(outcome, country);
  const seen = useSettled(JSON.stringify([shownFigure(outcome, indicator, country), outcome?.daysId]), SETTLED_MS);
  const key = ["outcome-days", operationId, indicator, subject?.country ?? "", subject?.column ?? ""];
  return useQuery({
    queryKey: [...key, seen],
    enabled: subject !== undefined,
    placeholderData: (before: OutcomeDays | undefined, query) => (query && key.every((part, at) => query.queryKey[at] === part) ? before : undefined),
    queryFn: async ({ signal }) => {
      const lastDay = new Date().toISOString().slice(0, 10);
      return (await call(getOutcomeDays, { operationId, indicator, ...subject, lastDay }, { signal })).days as OutcomeDays;
    },
  });
}

/** The figures as they stood this time yesterday, to the hour; asked for anew where the present ones are of others or in other money. */
export function useEarlier(operationId: string, outcome: Outcome | undefined): UseQueryResult<EarlierOutcome> {
  return useQuery({
    queryKey: ["outcome-earlier", operationId, outcome?.totalsIncluded, outcome?.reportCurrency],
    enabled: outcome !== undefined,
    staleTime: HOUR_MS / 60,
    queryFn: async ({ signal }) => (await call(getEarlierOutcome, { operationId, hours: 24 }, { signal })).outcome as EarlierOutcome,
    refetchInterval: ({ state: { data } }) => (data && outcome && !comparable(data, outcome) ? SOON_MS : HOUR_MS / 12),
  });
}

/** Of whom the headline is: of all, of the country that is chosen, or of one's own where totals are not shared. */
function subjectOf(outcome: Outcome | undefined, country: string | undefined) {
  if (!outcome) return undefined;
  if (country) return { country, column: "COUNTRY_COLUMN_CREDITED" as const };
  if (outcome.totalsIncluded) return { country: "", column: "COUNTRY_COLUMN_UNSPECIFIED" as const };
  const own = outcome.countries[0]?.country;
  return own ? { country: own, column: "COUNTRY_COLUMN_OWN" as const } : undefined;
}

/** The figure of which the days are. */
export function shownFigure(outcome: Outcome | undefined, indicator: string, country: string | undefined): Figure | undefined {
  if (!outcome) return undefined;
  return figureOf(country ? (outcome.countries.find((one) => one.country === country)?.credited ?? []) : figuresOf(outcome), indicator);
}

/** A value, no more often than this; what goes on changing is not waited for. */
function useSettled(value: string, everyMs: number): string {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const waits = value !== settled;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setSettled(latest.current), everyMs);
    return () => clearTimeout(timer);
  }, [waits, everyMs]);
  return settled;
}
