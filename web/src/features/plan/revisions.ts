import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import { getPlanRevision, listPlanRevisions } from "@/gen/methods";
import type { ApprovedRevision, Operation, Plan } from "@/gen/types";

export function revisionsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["planRevisions", operationId],
    queryFn: ({ signal }) => all(listPlanRevisions, { operationId }, (page) => page.revisions, { signal }),
    refetchInterval: 30_000,
  });
}

/** What was approved never changes. */
export function revisionQuery(operationId: string, number: number) {
  return queryOptions({
    queryKey: ["planRevision", operationId, number],
    queryFn: async ({ signal }) => (await call(getPlanRevision, { operationId, number }, { signal })).revision as ApprovedRevision,
    staleTime: Infinity,
  });
}

/** A revision that may be chosen: one in work, or one that was approved. */
export interface Choice {
  readonly number: number;
  readonly kept: ApprovedRevision;
  /** Only where it came with the operation. */
  readonly plan: Plan | undefined;
}

/** All that there are, the newest first: also what is in force and not kept yet, as while releases change. */
export function choicesOf(operation: Operation, kept: readonly ApprovedRevision[]): Choice[] {
  const own = [operation.openRevision, operation.approvedRevision].flatMap((revision) =>
    revision ? [{ number: revision.number, kept: { operationId: operation.operationId, revision, inForce: revision === operation.approvedRevision } as ApprovedRevision, plan: revision.plan }] : [],
  );
  const others = kept.flatMap((one) => (one.revision ? [{ number: one.revision.number, kept: one, plan: own.find(({ number }) => number === one.revision?.number)?.plan }] : []));
  return [...others, ...own.filter(({ number }) => !others.some((one) => one.number === number))].sort((one, other) => other.number - one.number);
}

/** The two that are compared, the older first whichever was chosen first; the two newest where nothing is chosen. */
export function pairOf(choices: readonly Choice[], one: string | undefined, other: string | undefined): readonly [Choice, Choice] | undefined {
  const [newest, next] = choices;
  if (!newest) return undefined;
  const chosen = (asked: string | undefined, otherwise: Choice) => choices.find(({ number }) => String(number) === asked) ?? otherwise;
  const two = [chosen(one, next ?? newest), chosen(other, newest)] as const;
  return two[0].number <= two[1].number ? two : [two[1], two[0]];
}
