import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { useCountryNames } from "@/features/participations/participations";
import { countCases, getCase, listCases, listCasesForReview, listParticipations } from "@/gen/methods";
import type { Case, CaseSpec, CaseState, CrimeArea, DecidedCase, HandlingLevel, IntelligencePackage, ListCasesRequest, SelectionCriterion } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { placeOf } from "@/parts/place";
import { isolate } from "@/parts/Time";
import { useMay } from "@/shell/session";

export type Wanted = Omit<Given<ListCasesRequest>, "operationId">;

export function casesQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["cases", operationId, wanted],
    queryFn: ({ signal }) => all(listCases, { operationId, ...wanted }, (page) => page.cases, { signal }),
    refetchInterval: 30_000,
  });
}

export function caseQuery(operationId: string, caseId: string) {
  return queryOptions({
    queryKey: ["case", operationId, caseId],
    queryFn: async ({ signal }) => (await call(getCase, { operationId, caseId }, { signal })).case as Case,
    refetchInterval: 30_000,
  });
}

/** How many there are in each state. */
export function countQuery(operationId: string) {
  return queryOptions({
    queryKey: ["cases", operationId, "count"],
    queryFn: async ({ signal }) => new Map((await call(countCases, { operationId }, { signal })).counts.map(({ state, number }) => [state, number])),
    refetchInterval: 30_000,
  });
}

/** What waits for a compliance reviewer, the oldest first. */
export const reviewQuery = queryOptions({
  queryKey: ["cases", "review"],
  queryFn: ({ signal }) => all(listCasesForReview, {}, (page) => page.cases, { signal }),
  refetchInterval: 30_000,
});

/** A case or a package that waits for a compliance reviewer. */
export interface Waiting {
  readonly what: "case" | "package";
  readonly id: string;
  readonly operationId: string;
  readonly title: string;
  readonly ownerCountry: string;
  /** Since when it waits. */
  readonly since: string | undefined;
  /** How it is handled, where it says so itself. */
  readonly level: HandlingLevel | undefined;
}

/** Both in one queue, the oldest first. */
export function inReview(cases: readonly Case[], packages: readonly IntelligencePackage[]): Waiting[] {
  const rows: Waiting[] = [
    ...cases.map(({ caseId, operationId, spec, ownerCountry, reviseTime }) => ({ what: "case" as const, id: caseId, operationId, title: spec?.title ?? "", ownerCountry, since: reviseTime, level: undefined })),
    ...packages.map(({ packageId, operationId, spec, ownerCountry, updateTime }) => ({ what: "package" as const, id: packageId, operationId, title: spec?.title ?? "", ownerCountry, since: updateTime, level: spec?.handlingLevel })),
  ];
  return rows.sort((one, other) => ((one.since ?? "") < (other.since ?? "") ? -1 : (one.since ?? "") > (other.since ?? "") ? 1 : 0));
}

/** What has to be asked for again when a case has changed. */
export const touched = (operationId: string) => [["cases"], ["case", operationId]];

/** The names of countries; whoever may not ask who takes part has the language's. */
export function useOwnerNames(operationId: string): (code: string) => string {
  const may = useMay();
  return useCountryNames(may(listParticipations) ? operationId : "");
}

/** The states on the way of a case, in their order. */
export const way = ["CASE_STATE_NOMINATED", "CASE_STATE_ASSESSED", "CASE_STATE_LEAD", "CASE_STATE_READY"] as const;

/** Whether its owner may still say anew what it is. */
export function isOpen(state: CaseState): boolean {
  return state === "CASE_STATE_NOMINATED" || state === "CASE_STATE_ASSESSED" || state === "CASE_STATE_LEAD";
}

/** Whether it waits for a compliance reviewer, or one has refused it: then few see it, and nothing is made of it. */
export function isHidden({ review }: Pick<Case, "review">): boolean {
  return review !== undefined && review.state !== "CASE_REVIEW_STATE_PASSED";
}

/** The state that it is told by: that of its review as long as it is open and nothing is made of it. */
export function toldState(one: Pick<Case, "state" | "review">): string {
  return one.review && isHidden(one) && isOpen(one.state) ? one.review.state : one.state;
}

/** What the address asks for, as a service takes it. */
export function wantedOf({ state, area, country, person, find }: Readonly<Record<string, string | undefined>>): Wanted {
  return {
    ...(state ? { state: state as CaseState } : {}),
    ...(area ? { crimeArea: area as CrimeArea } : {}),
    ...(country ? { ownerCountry: country } : {}),
    ...(person ? { aboutPerson: person === "yes" } : {}),
    ...(find?.trim() ? { words: find.trim() } : {}),
  };
}

/** A case as it is typed. */
export interface Typed {
  reference: string;
  title: string;
  summary: string;
  crimeAreas: CrimeArea[];
  aboutPerson: boolean;
  hotspotIds: string[];
  /** The record that is revised, as it was read; none where one is nominated. */
  begun?: Case | undefined;
}

export const newCase: Typed = { reference: "", title: "", summary: "", crimeAreas: [], aboutPerson: false, hotspotIds: [] };

export function sentSpec({ begun: _, ...typed }: Typed): Given<CaseSpec> {
  return { ...typed, reference: typed.reference.trim(), title: typed.title.trim() };
}

/** What a meeting says of one case, as it is typed, or nothing yet; `met` says of each criterion yes, no, or nothing. */
export interface Verdict {
  selected: boolean | undefined;
  reasons: string;
  met: Readonly<Record<string, "yes" | "no" | "">>;
}

/** What a place in a refusal is of: the case by its title, and what of it by its name. */
export function placeInMeeting(t: Words, field: string, sent: readonly Case[], criteria: readonly SelectionCriterion[], said: readonly Given<DecidedCase>[]): string {
  const [, at = "", rest = ""] = /^decisions\[(\d+)\]\.?(.*)$/.exec(field) ?? [];
  const one = at === "" ? undefined : sent[Number(at)];
  if (!one) return placeOf(t, field);
  const judged = said[Number(at)]?.criteria?.[Number(/^criteria\[(\d+)\]/.exec(rest)?.[1])]?.key;
  const criterion = criteria.find(({ key }) => key === judged)?.criterion;
  const what = ["", "case_id", "version"].includes(rest) ? "" : (criterion ?? placeOf(t, rest));
  return [isolate(one.spec?.title ?? ""), what].filter((part) => part !== "").join(" / ");
}

export function decided({ caseId, version }: Pick<Case, "caseId" | "version">, { selected, reasons, met }: Verdict, criteria: readonly SelectionCriterion[]): Given<DecidedCase> {
  return {
    caseId,
    version,
    selected: selected === true,
    reasons,
    criteria: criteria.filter(({ key }) => met[key]).map(({ key }) => ({ key, met: met[key] === "yes" })),
  };
}
