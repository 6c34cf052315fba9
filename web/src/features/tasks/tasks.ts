import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { all, call } from "@/call/call";
import { once } from "@/call/once";
import { getTask, listTasks } from "@/gen/methods";
import type { OperationState, Task, TaskSpec, TaskState } from "@/gen/types";
import type { MessageId } from "@/language/messages";
import { isFollowed, type Listed, withTold } from "./followed";

const MARKED = "marked";

/** Tasks of an operation as far as one may look; those that bear a mark, where they alone are wanted. */
export function tasksQuery(operationId: string, executorCountry = "", markedOnly = false) {
  return queryOptions({
    queryKey: ["tasks", operationId, executorCountry, ...(markedOnly ? [MARKED] : [])],
    queryFn: async ({ signal }) =>
      withTold(
        operationId,
        { executorCountry, markedOnly },
        await all(listTasks, { operationId, executorCountry, ...(markedOnly ? { markedOnly } : {}) }, (page) => page.tasks, { signal }),
      ),
    // Where its stream is not followed; a long list is many pages and is looked at less often.
    refetchInterval: (query) => (isFollowed(operationId) ? false : (query.state.data?.length ?? 0) > 400 ? 60_000 : 10_000),
  });
}

/** Which tasks the list of such a key has. */
export function listedBy(key: readonly unknown[]): Listed {
  return { executorCountry: String(key[2] ?? ""), markedOnly: key[3] === MARKED };
}

export function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: ["task", taskId],
    queryFn: async ({ signal }) => (await call(getTask, { taskId }, { signal })).task as Task,
    refetchInterval: (query) => (query.state.data && isFollowed(query.state.data.operationId) ? false : 10_000),
  });
}

/** What has been listed so far, for the search box; it asks for nothing. */
export function useKnownTasks(): Task[] {
  const client = useQueryClient();
  return useMemo(() => {
    const lists = client.getQueriesData<Task[]>({ queryKey: ["tasks"] });
    return once(lists.flatMap(([, tasks]) => tasks ?? []), (task) => task.taskId);
  }, [client]);
}

/** The arms of `action`, as JSON has them. */
export const kinds = [
  "raid",
  "inspection",
  "arrest",
  "searchAndRescue",
  "victimRepatriation",
  "suspectReturn",
  "assetFreeze",
  "infrastructureTakedown",
  "evidenceCollection",
  "awareness",
  "workingGroupDeployment",
] as const satisfies readonly (keyof TaskSpec)[];

export type TaskKind = (typeof kinds)[number];

export function kindOf(spec: TaskSpec | undefined): TaskKind | undefined {
  return kinds.find((kind) => spec?.[kind] !== undefined);
}

export function kindName(kind: TaskKind): MessageId {
  return `kind.${kind}`;
}

export function isOver(state: TaskState): boolean {
  return state === "TASK_STATE_COMPLETED" || state === "TASK_STATE_DECLINED";
}

export function isLate(task: Task, now: number): boolean {
  return !isOver(task.state) && task.spec?.dueTime !== undefined && Date.parse(task.spec.dueTime) < now;
}

/** Why the operation grants nothing now. */
export function notGranted(state: OperationState | undefined): MessageId | undefined {
  if (state === undefined || state === "OPERATION_STATE_ACTIVE") return undefined;
  if (state === "OPERATION_STATE_PLANNED") return "tasks.issue.cannot";
  return state === "OPERATION_STATE_SUSPENDED" ? "task.held" : "task.over";
}

export type Move = "accept" | "acceptAndAssign" | "decline" | "assign" | "start" | "complete";

/** Moves that are possible from a state, the likeliest first; the services hold the table itself. */
export const moves: Readonly<Record<TaskState, readonly Move[]>> = {
  TASK_STATE_UNSPECIFIED: [],
  TASK_STATE_ISSUED: ["acceptAndAssign", "accept", "decline"],
  TASK_STATE_ACCEPTED: ["assign"],
  TASK_STATE_DECLINED: [],
  TASK_STATE_ASSIGNED: ["start", "assign"],
  TASK_STATE_IN_PROGRESS: ["complete"],
  TASK_STATE_COMPLETED: [],
};
