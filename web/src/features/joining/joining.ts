import { queryOptions } from "@tanstack/react-query";
import { call } from "@/call/call";
import { consequenceKind, catchUpPointKind, lack } from "@/gen/enums";
import { getCatchUp, previewWithdrawal, surveyCountries } from "@/gen/methods";
import type { CatchUp, CatchUpPoint, Consequence, ConsequenceKind, Lack } from "@/gen/types";

export function withdrawalQuery(operationId: string, country: string) {
  return queryOptions({
    queryKey: ["participations", operationId, country, "withdrawal"],
    queryFn: async ({ signal }) => (await call(previewWithdrawal, { operationId, country }, { signal })).consequences,
  });
}

export function catchUpQuery(operationId: string, country: string) {
  return queryOptions({
    queryKey: ["participations", operationId, country, "catchUp"],
    queryFn: async ({ signal }) => (await call(getCatchUp, { operationId, country }, { signal })).catchUp as CatchUp,
    refetchInterval: 5 * 60_000,
  });
}

export function surveyQuery(operationId: string) {
  return queryOptions({
    queryKey: ["participations", operationId, "survey"],
    queryFn: ({ signal }) => call(surveyCountries, { operationId }, { signal }),
    refetchInterval: 5 * 60_000,
  });
}

/** Beyond which the service does not count. */
export const most = 1000;

type Known<T extends string, P extends string> = T extends `${P}${infer Name}` ? (Name extends "UNSPECIFIED" ? never : Name) : never;
type ConsequenceName = Known<ConsequenceKind, "CONSEQUENCE_KIND_">;
type CatchUpName = Known<CatchUpPoint["kind"], "CATCH_UP_POINT_KIND_">;
type LackName = Known<Lack, "LACK_">;

export const consequenceName = ({ kind }: Consequence): ConsequenceName | undefined => nameIn(consequenceKind, "CONSEQUENCE_KIND_", kind);
export const catchUpName = ({ kind }: CatchUpPoint): CatchUpName | undefined => nameIn(catchUpPointKind, "CATCH_UP_POINT_KIND_", kind);
export const lackName = (of: Lack): LackName | undefined => nameIn(lack, "LACK_", of);

/** What a page of this release can say; what a later one has is left out. */
function nameIn<T extends string, P extends string>(among: readonly T[], prefix: P, one: string): Known<T, P> | undefined {
  return among.some((known) => known === one) ? (one.slice(prefix.length) as Known<T, P>) : undefined;
}

/** What only is to be seen, so that whoever has seen it says so for themself. */
const toSee: readonly CatchUpName[] = ["PLAN", "PHASES_BEGUN", "DECISIONS", "REPORTS"];

/** By what the page remembers that it was seen: where there is more of it, or another revision, it stands there again. */
export function seenKey(of: CatchUp, point: CatchUpPoint): string | undefined {
  const name = catchUpName(point);
  return name && toSee.includes(name) ? `${name}.${name === "PLAN" || name === "REPORTS" ? of.revision : point.count}` : undefined;
}
