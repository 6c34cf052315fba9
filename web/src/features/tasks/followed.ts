import type { Task } from "@/gen/types";
import { isMarked } from "@/parts/Marks";

/** Which tasks of an operation a list has: of one country, or those that bear a mark, or all. */
export interface Listed {
  readonly executorCountry: string;
  readonly markedOnly: boolean;
}

/** What streams have told since they began, by operation and task; nothing of an operation that nobody follows. */
const followed = new Map<string, Map<string, Task>>();

export function isFollowed(operationId: string): boolean {
  return followed.has(operationId);
}

export function follow(operationId: string): void {
  if (!followed.has(operationId)) followed.set(operationId, new Map());
}

export function leave(operationId: string): void {
  followed.delete(operationId);
}

/** Keeps what was told: a list that was asked for before may be answered after. */
export function told(operationId: string, tasks: readonly Task[]): void {
  const known = followed.get(operationId);
  tasks.forEach((task) => known && isLater(task, known.get(task.taskId)) && known.set(task.taskId, task));
}

/** A list with what was told of it since. */
export function withTold(operationId: string, listed: Listed, rows: readonly Task[]): Task[] {
  return withTasks(rows, [...(followed.get(operationId)?.values() ?? [])], listed);
}

/** A list in which these stand as they are now; what was not there comes first, as the newest do. */
export function withTasks(rows: readonly Task[], changed: readonly Task[], listed: Listed): Task[] {
  const now = new Map(changed.filter((task) => fits(task, listed)).map((task) => [task.taskId, task]));
  const kept = rows.map((row) => {
    const task = now.get(row.taskId);
    now.delete(row.taskId);
    return task && isLater(task, row) ? task : row;
  });
  const fresh = [...now.values()].sort((one, other) => (one.taskId < other.taskId ? 1 : -1));
  return [...fresh, ...kept];
}

export function isLater(task: Task, than: Task | undefined): boolean {
  return than === undefined || BigInt(task.version) > BigInt(than.version);
}

/** Neither is ever taken back: a task keeps its country, and a mark once it bears one. */
function fits(task: Task, { executorCountry, markedOnly }: Listed): boolean {
  return (!executorCountry || task.executorCountry === executorCountry) && (!markedOnly || isMarked(task));
}
