import { type InfiniteData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { all, call } from "@/call/call";
import { once } from "@/call/once";
import { getResult, listResults } from "@/gen/methods";
import type { ListResultsResponse, Result, ResultSpec, ResultState } from "@/gen/types";
import type { Words } from "@/language/useWords";

export function resultsQuery(operationId: string, filter: { country?: string | undefined; state?: ResultState | undefined; indicator?: string | undefined; correctionWaits?: boolean; submissionId?: string; markedOnly?: boolean } = {}) {
  return queryOptions({
    queryKey: ["results", operationId, filter],
    queryFn: ({ signal }) => all(listResults, { operationId, ...filter }, (page) => page.results, { signal }),
    refetchInterval: 15_000,
  });
}

export function resultQuery(resultId: string) {
  return queryOptions({
    queryKey: ["result", resultId],
    queryFn: async ({ signal }) => (await call(getResult, { resultId }, { signal })).result as Result,
    refetchInterval: 15_000,
  });
}

/** As a result once was; a version does not change. */
export function versionQuery(resultId: string, version: string) {
  return queryOptions({
    queryKey: ["version", resultId, version],
    queryFn: async ({ signal }) => (await call(getResult, { resultId, version }, { signal })).result as Result,
    staleTime: Infinity,
  });
}

/** What has been listed so far, for the search box; it asks for nothing. */
export function useKnownResults(): Result[] {
  const client = useQueryClient();
  return useMemo(() => {
    const lists = client.getQueriesData<Result[] | InfiniteData<ListResultsResponse>>({ queryKey: ["results"] });
    const known = lists.flatMap(([, list]) => (list && "pages" in list ? list.pages.flatMap((page) => page.results) : (list ?? [])));
    return once(known, (result) => result.resultId);
  }, [client]);
}

/** The arms of `finding`, as JSON has them; each counts towards one indicator. */
export const findings = ["personsArrested", "fraudVictimsTargeted", "fundsIntercepted", "infrastructuresTakenDown", "nilReturn"] as const satisfies readonly (keyof ResultSpec)[];

export type Finding = (typeof findings)[number];

export const indicatorOf = {
  personsArrested: "persons_arrested",
  fraudVictimsTargeted: "fraud_victims_targeted",
  fundsIntercepted: "funds_intercepted",
  infrastructuresTakenDown: "infrastructures_taken_down",
  nilReturn: "nil_return",
} as const satisfies Record<Finding, string>;

export function findingOf(spec: ResultSpec | undefined): Finding | undefined {
  return findings.find((finding) => spec?.[finding] !== undefined);
}

/** Provisional, or validated with a correction that another officer has to confirm. */
export function waits(result: Result): boolean {
  return result.state === "RESULT_STATE_PROVISIONAL" || result.correction !== undefined;
}

/** What stands once it is validated. */
export function proposed(result: Result): ResultSpec | undefined {
  return result.correction?.spec ?? result.spec;
}

/** Those of several lists that wait, each once and as it is newest, in the order in which they began to wait. */
export function waitingIn(results: readonly Result[]): Result[] {
  const newest = new Map<string, Result>();
  for (const result of results) {
    const known = newest.get(result.resultId);
    if (!known || BigInt(result.version) > BigInt(known.version)) newest.set(result.resultId, result);
  }
  const since = (result: Result) => result.correction?.proposedTime ?? result.recordedTime ?? "";
  return [...newest.values()].filter(waits).sort((one, other) => since(one).localeCompare(since(other)));
}

/** How many or how much a result tells, in one cell. */
export function numberOf(t: Words, spec: ResultSpec | undefined): string {
  const { personsArrested: persons, fraudVictimsTargeted: victims, fundsIntercepted: funds, infrastructuresTakenDown: down } = spec ?? {};
  if (funds?.amount) return t.money(funds.amount);
  const count = persons?.count?.number ?? victims?.count?.number ?? down?.count?.number ?? persons?.items?.persons.length ?? down?.items?.identifiers.length;
  return count === undefined ? "–" : t.number(count);
}
