import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { all } from "@/call/call";
import { listParticipations } from "@/gen/methods";
import { useWords } from "@/language/useWords";

export function participationsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["participations", operationId],
    queryFn: ({ signal }) => all(listParticipations, { operationId }, (page) => page.participations, { signal }),
    refetchInterval: 30_000,
  });
}

/**
 * The names of countries as the plan of an operation has them. A country is told its own alone; the others have the
 * language's.
 */
export function useCountryNames(operationId: string): (code: string) => string {
  const t = useWords();
  const { data } = useQuery({ ...participationsQuery(operationId), enabled: operationId !== "" });
  return useMemo(() => {
    const names = new Map(data?.map((one) => [one.country, one.displayName]));
    return (code) => names.get(code) || t.country(code);
  }, [data, t]);
}

/** The same for a list of several operations. */
export function useNamesIn(operationIds: readonly string[]): (operationId: string, code: string) => string {
  const t = useWords();
  const { names, changes } = useQueries({
    queries: operationIds.map(participationsQuery),
    combine: (results) => ({
      names: new Map(results.map(({ data }, at) => [operationIds[at], new Map(data?.map((one) => [one.country, one.displayName]))])),
      changes: results.map((result) => result.dataUpdatedAt).join(),
    }),
  });
  return useCallback((operationId, code) => names.get(operationId)?.get(code) || t.country(code), [operationIds.join(), changes, t]);
}
