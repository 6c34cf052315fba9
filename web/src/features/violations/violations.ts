import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { countViolations, getViolation, listViolations } from "@/gen/methods";
import type { ListViolationsRequest, Violation, ViolationKind, ViolationSpec, ViolationState } from "@/gen/types";

export type Wanted = Omit<Given<ListViolationsRequest>, "pageSize" | "pageToken">;

export function violationsQuery(wanted: Wanted) {
  return queryOptions({
    queryKey: ["violations", wanted],
    queryFn: ({ signal }) => all(listViolations, wanted, (page) => page.violations, { signal }),
    refetchInterval: 30_000,
  });
}

/** Those that nobody has closed, or of these the ones in a state, the newest first. */
export function openViolationsQuery(only: ViolationState | undefined) {
  return queryOptions({
    queryKey: ["violations", "open", only],
    queryFn: async ({ signal }) => {
      const of = (state: ViolationState) => all(listViolations, { state }, (page) => page.violations, { signal });
      if (only) return of(only);
      // One that is taken up between the two is in both, and never in none.
      const [reported, examined] = [await of("VIOLATION_STATE_REPORTED"), await of("VIOLATION_STATE_UNDER_EXAMINATION")];
      const once = new Map([...reported, ...examined].map((one) => [one.violationId, one]));
      return [...once.values()].sort((one, other) => ((one.createTime ?? "") < (other.createTime ?? "") ? 1 : -1));
    },
    refetchInterval: 30_000,
  });
}

/** Those in a state, the newest first, page by page. */
export function violationsByPageQuery(state: ViolationState) {
  return infiniteQueryOptions({
    queryKey: ["violations", "pages", state],
    queryFn: ({ pageParam: pageToken, signal }) => call(listViolations, { state, pageToken }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
  });
}

export function violationQuery(violationId: string) {
  return queryOptions({
    queryKey: ["violation", violationId],
    queryFn: async ({ signal }) => (await call(getViolation, { violationId }, { signal })).violation as Violation,
    refetchInterval: 30_000,
  });
}

export const countsQuery = queryOptions({
  queryKey: ["violations", "count"],
  queryFn: ({ signal }) => call(countViolations, {}, { signal }),
  refetchInterval: 60_000,
});

/** What has to be asked for again when one was reported or has changed. */
export const touched = [["violations"], ["violation"]];

export function isClosed(state: ViolationState): boolean {
  return state !== "VIOLATION_STATE_REPORTED" && state !== "VIOLATION_STATE_UNDER_EXAMINATION";
}

export const outcomes = ["VIOLATION_STATE_FOUNDED", "VIOLATION_STATE_UNFOUNDED", "VIOLATION_STATE_OUT_OF_REMIT"] as const satisfies readonly ViolationState[];

/** A report as it is typed. */
export interface Typed {
  kinds: ViolationKind[];
  text: string;
  country: string;
  caseId: string;
  packageId: string;
}

export const newReport: Typed = { kinds: [], text: "", country: "", caseId: "", packageId: "" };

export function sentSpec({ kinds, text, country, caseId, packageId }: Typed): Given<ViolationSpec> {
  return { kinds, text, ...(country ? { country } : {}), ...(caseId ? { caseId } : {}), ...(packageId ? { packageId } : {}) };
}
