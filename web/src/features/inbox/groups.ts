import { SOON } from "@/features/reminders/reminders";
import { dueOfOrder } from "@/features/orders/orders";
import { dueOfCopy } from "@/features/packages/packages";
import type { Contribution, Operation, OrderCopy, PackageCopy, PlanningItem, Reminder, Task } from "@/gen/types";
import { isMarked } from "@/parts/Marks";

/**
 * What lies in an inbox: a request to take part or to give something, something to do or to prepare, or an intelligence package
 * that somebody gave, or of which a receiver asks a wider use, or a copy of an order to receive or to destroy.
 */
export type Item =
  | { readonly what: "invitation"; readonly id: string; readonly operation: Operation; readonly answerTime?: string | undefined; readonly reminder?: Reminder | undefined }
  | { readonly what: "task"; readonly id: string; readonly task: Task }
  | { readonly what: "item"; readonly id: string; readonly item: PlanningItem }
  | { readonly what: "request"; readonly id: string; readonly request: Contribution }
  | { readonly what: "package"; readonly id: string; readonly copy: PackageCopy; readonly asks: boolean }
  | { readonly what: "order"; readonly id: string; readonly copy: OrderCopy };

export const groupNames = ["late", "today", "soon", "answer", "taken", "running", "done"] as const;

export type GroupName = (typeof groupNames)[number];

export type Show = "open" | "answer" | "running" | "done" | "marked";

const DAY = 86_400_000;

/** What needs somebody stands on top: late, due today, due within three days, unanswered; then what is taken on and what runs. */
export function groupOf(item: Item, now: number): GroupName {
  const state = item.what === "task" ? item.task.state : undefined;
  if (state === "TASK_STATE_COMPLETED" || state === "TASK_STATE_DECLINED") return "done";
  const due = Date.parse(dueOf(item));
  if (due < now) return "late";
  if (Math.floor(due / DAY) === Math.floor(now / DAY)) return "today";
  if (due - now <= SOON) return "soon";
  if (item.what === "invitation" || item.what === "request" || state === "TASK_STATE_ISSUED" || isUnanswered(item)) return "answer";
  return state === "TASK_STATE_IN_PROGRESS" ? "running" : "taken";
}

export interface Group {
  readonly name: GroupName;
  readonly items: readonly Item[];
}

/** Of which operation it is. */
export function operationOf(item: Item): string {
  switch (item.what) {
    case "invitation":
      return item.operation.operationId;
    case "task":
      return item.task.operationId;
    case "item":
      return item.item.operationId;
    case "request":
      return item.request.operationId;
    case "package":
    case "order":
      return item.copy.operationId;
  }
}

/**
 * Whether a package is to be received, its recall acknowledged, or a receiver answered; feedback has its time. What waits of an
 * order is one of these too.
 */
function isUnanswered(item: Item): boolean {
  return item.what === "order" || (item.what === "package" && (item.asks || item.copy.state !== "PACKAGE_COPY_STATE_RECEIVED"));
}

/** Of what something was reported out of order, or from a clock ahead of ours. */
export function bearsMark(item: Item): boolean {
  return item.what === "task" && isMarked(item.task);
}

/** In groups, within them due first and then newest; of what is done the newest first. */
export function grouped(items: readonly Item[], now: number): Group[] {
  const groups = new Map<GroupName, Item[]>(groupNames.map((name) => [name, []]));
  for (const item of items) groups.get(groupOf(item, now))?.push(item);
  return filled([...groups].map(([name, own]) => ({ name, items: own.sort(name === "done" ? newest : dueFirst) })));
}

/** What is wanted of them. */
export function wanted(groups: readonly Group[], show: Show): Group[] {
  const only = (is: (item: Item) => boolean) => filled(groups.map(({ name, items }) => ({ name, items: items.filter(is) })));
  if (show === "answer") return only((item) => item.what === "invitation" || item.what === "request" || isUnanswered(item) || (item.what === "task" && item.task.state === "TASK_STATE_ISSUED"));
  if (show === "running") return only((item) => item.what === "task" && item.task.state === "TASK_STATE_IN_PROGRESS");
  if (show === "marked") return only(bearsMark);
  return groups.filter(({ name }) => (show === "done") === (name === "done"));
}

function filled(groups: readonly Group[]): Group[] {
  return groups.filter((group) => group.items.length > 0);
}

function dueFirst(one: Item, other: Item): number {
  return compare(dueOf(one), dueOf(other)) || newest(one, other);
}

function newest(one: Item, other: Item): number {
  return compare(madeOf(other), madeOf(one));
}

function dueOf(item: Item): string {
  switch (item.what) {
    case "invitation":
      return item.answerTime || "9999";
    case "task":
      return item.task.spec?.dueTime || "9999";
    case "item":
      return item.item.spec?.dueTime || "9999";
    case "request":
      return item.request.neededTime || "9999";
    case "package":
      return (!item.asks && dueOfCopy(item.copy)) || "9999";
    case "order":
      return dueOfOrder(item.copy) ?? "9999";
  }
}

function madeOf(item: Item): string {
  switch (item.what) {
    case "invitation":
      return item.operation.updateTime ?? "";
    case "task":
      return item.task.updateTime ?? "";
    case "item":
      return item.item.updateTime ?? "";
    case "request":
      return item.request.updateTime ?? "";
    case "package":
    case "order":
      return item.copy.updateTime ?? "";
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
