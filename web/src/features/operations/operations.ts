import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { whileOne } from "@/call/whileOne";
import { getOperation, listOperations, searchOperations } from "@/gen/methods";
import type { HandlingLevel, Operation, OperationState, Plan, SearchOperationsRequest } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { useMarking } from "@/parts/Handling";
import { apart } from "@/parts/Time";

/** So many are offered where one is chosen: the newest. What is older is searched for. */
export const MOST_OPERATIONS = 200;

const AT_ONCE = 50;
const FOUND = 20;

export const operationsQuery = queryOptions({
  queryKey: ["operations"],
  queryFn: ({ signal }) => all(listOperations, {}, (page) => page.operations, { most: MOST_OPERATIONS, signal }),
  refetchInterval: 30_000,
});

/** The newest of a programme. */
export function operationsOfQuery(programmeId: string) {
  return queryOptions({
    queryKey: ["operations", "of", programmeId],
    queryFn: ({ signal }) => all(listOperations, { programmeId }, (page) => page.operations, { most: MOST_OPERATIONS, signal }),
    refetchInterval: 30_000,
  });
}

export type Wanted = Omit<Given<SearchOperationsRequest>, "pageSize" | "pageToken">;

/** What fits, the newest first, page by page. What lists can say by themselves is told without the delay of a search. */
export function foundQuery(wanted: Wanted) {
  const { state, programmeId, ...more } = wanted;
  const searches = Object.values(more).some((one) => one !== undefined && one !== "");
  return infiniteQueryOptions({
    queryKey: ["operations", "found", wanted],
    queryFn: ({ pageParam: pageToken, signal }) => {
      const page = { pageSize: AT_ONCE, pageToken };
      return searches ? call(searchOperations, { ...wanted, ...page }, { signal }) : call(listOperations, { state, programmeId, ...page }, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    refetchInterval: whileOne,
  });
}

/** A few that words find. */
export function namedQuery(words: string) {
  return queryOptions({
    queryKey: ["operations", "named", words],
    queryFn: async ({ signal }) => (await call(searchOperations, { words, pageSize: FOUND }, { signal })).operations,
    staleTime: 30_000,
  });
}

/** The newest, and the one that is asked for where it is older; not before that is known. */
export function useOperations(asked: string | undefined) {
  const newest = useQuery(operationsQuery);
  const older = asked !== undefined && newest.data !== undefined && !newest.data.some((one) => one.operationId === asked);
  const one = useQuery({ ...operationQuery(asked ?? ""), enabled: older, retry: false });
  const comes = older && one.isPending;
  return { query: newest, comes, operations: [...(newest.data ?? []), ...(older && one.data ? [one.data] : [])] };
}

export function operationQuery(operationId: string) {
  return queryOptions({
    queryKey: ["operation", operationId],
    queryFn: async ({ signal }) => (await call(getOperation, { operationId }, { signal })).operation as Operation,
    refetchInterval: 15_000,
  });
}

export function useOperation(operationId: string) {
  return useQuery(operationQuery(operationId));
}

/** The plan that is in force, or else the one in work. */
export function planOf(operation: Operation | undefined): Plan | undefined {
  return operation?.approvedRevision?.plan ?? operation?.openRevision?.plan;
}

export function codeNameOf(operation: Operation | undefined): string {
  return planOf(operation)?.codeName ?? operation?.invitation?.codeName ?? "";
}

/** Its code name where no mark can stand beside it, as in a list to choose from: that it is an exercise is said in words. */
export function toldName(t: Words, operation: Operation): string {
  const name = codeNameOf(operation);
  return operation.exercise ? `${apart(name)} (${t("state.EXERCISE")})` : name;
}

export function levelOf(operation: Operation | undefined): HandlingLevel | undefined {
  return planOf(operation)?.handlingLevel ?? operation?.invitation?.handlingLevel;
}

/** A page about one operation is marked as it is. */
export function useMarkingOf(operation: Operation | undefined): void {
  useMarking(levelOf(operation), operation?.exercise);
}

const first: readonly OperationState[] = [
  "OPERATION_STATE_ACTIVE",
  "OPERATION_STATE_SUSPENDED",
  "OPERATION_STATE_PLANNED",
  "OPERATION_STATE_CONCLUDED",
  "OPERATION_STATE_BOOKS_CLOSED",
  "OPERATION_STATE_CANCELLED",
];

/** Where most happens first: what runs, what is held, what comes, what has ended. */
export function inTurn(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((one, other) => first.indexOf(one.state) - first.indexOf(other.state));
}

/** The operation that is asked for, and no other in its place; where none is, the first in turn. */
export function operationOf(operations: readonly Operation[], asked: string | undefined): Operation | undefined {
  if (asked !== undefined) return operations.find((one) => one.operationId === asked);
  return inTurn(operations)[0];
}

/** Whether it has come to its end: nobody works on its plan any more, and nobody is invited. */
export function isOver({ state }: Operation): boolean {
  return state === "OPERATION_STATE_CONCLUDED" || state === "OPERATION_STATE_BOOKS_CLOSED" || state === "OPERATION_STATE_CANCELLED";
}

/** Why nothing is begun in it any more; nothing while it goes on. */
export function toldOver(t: Words, operation: Operation | undefined): string | undefined {
  if (!operation || !isOver(operation)) return undefined;
  return t(operation.state === "OPERATION_STATE_CANCELLED" ? "operation.note.OPERATION_STATE_CANCELLED" : "operation.over");
}

/** Results are taken until the books close. */
export function booksClosed(operation: Operation | undefined): boolean {
  return operation?.state === "OPERATION_STATE_BOOKS_CLOSED";
}

/** An invited country sees what the invitation shows, and has to answer first. */
export function isInvitation(operation: Operation): boolean {
  return operation.invitation !== undefined;
}
