import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { all } from "@/call/call";
import { isInvitation, operationOf } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import { tasksQuery } from "@/features/tasks/tasks";
import { listParticipations, listResults, listSubmissions, listTasks } from "@/gen/methods";
import type { Operation } from "@/gen/types";
import { useMay } from "./session";

/** So much is looked through of one operation: the newest of it. */
export const MOST_TASKS = 1_000;
export const MOST_OTHERS = 200;

const kept = { staleTime: 30_000 };
const tasksOf = (operationId: string) =>
  queryOptions({ queryKey: ["at-hand", operationId, "tasks"], queryFn: ({ signal }) => all(listTasks, { operationId }, (page) => page.tasks, { most: MOST_TASKS, signal }), ...kept });
const resultsOf = (operationId: string) =>
  queryOptions({ queryKey: ["at-hand", operationId, "results"], queryFn: ({ signal }) => all(listResults, { operationId }, (page) => page.results, { most: MOST_OTHERS, signal }), ...kept });
const submissionsOf = (operationId: string) =>
  queryOptions({ queryKey: ["at-hand", operationId, "submissions"], queryFn: ({ signal }) => all(listSubmissions, { operationId }, (page) => page.submissions, { most: MOST_OTHERS, signal }), ...kept });

/** What there is of the operation that the page is of, or else of the one that runs, as far as one may look. */
export function useAtHand(operations: readonly Operation[]) {
  const may = useMay();
  const { operation: ofPage } = useParams({ strict: false });
  const { operation: chosen } = useSearch({ strict: false });
  const own = operations.filter((one) => !isInvitation(one));
  const operation = operationOf(own, ofPage ?? chosen);
  const id = operation?.operationId ?? "";
  const there = operation !== undefined;
  // What a page lists whole, and keeps so, is not fetched beside it: the search has it from there.
  const whole = useQueryClient().getQueryCache().find({ queryKey: tasksQuery(id).queryKey });
  const listed = whole?.state.data !== undefined && whole.isActive();
  const tasks = useQuery({ ...tasksOf(id), enabled: there && may(listTasks) && !listed });
  const results = useQuery({ ...resultsOf(id), enabled: there && may(listResults) });
  const submissions = useQuery({ ...submissionsOf(id), enabled: there && may(listSubmissions) });
  const countries = useQuery({ ...participationsQuery(id), enabled: there && may(listParticipations) });
  const lists = [tasks, results, submissions, countries];
  return {
    operation,
    tasks: tasks.data,
    results: results.data,
    submissions: submissions.data,
    countries: countries.data,
    comes: lists.some((list) => list.isLoading),
    missed: lists.some((list) => list.isError && list.data === undefined),
    cut: (!listed && (tasks.data?.length ?? 0) >= MOST_TASKS) || [results, submissions].some(({ data }) => (data?.length ?? 0) >= MOST_OTHERS),
  };
}
