import { describe, expect, it } from "vitest";
import type { Contribution, Operation, PlanningItem, Task, TaskState } from "@/gen/types";
import { type Item, grouped, groupOf, wanted } from "./groups";

const now = Date.parse("2026-11-19T12:40:00Z");

function aTask(id: string, state: TaskState, dueTime?: string, updateTime = "2026-11-18T00:00:00Z"): Item {
  return { what: "task", id, task: { taskId: id, state, spec: { dueTime }, updateTime } as unknown as Task };
}

const invitation: Item = { what: "invitation", id: "i", operation: { operationId: "i", updateTime: "2026-11-17T00:00:00Z" } as Operation };

const prepared = (dueTime: string): Item => ({ what: "item", id: "p", item: { itemId: "p", spec: { dueTime }, updateTime: "2026-11-16T00:00:00Z" } as PlanningItem });
const request = (neededTime: string): Item => ({ what: "request", id: "r", request: { contributionId: "r", neededTime, updateTime: "2026-11-16T00:00:00Z" } as Contribution });

describe("an inbox", () => {
  it.each([
    [aTask("1", "TASK_STATE_ASSIGNED", "2026-11-19T12:39:00Z"), "late"],
    [aTask("1", "TASK_STATE_ASSIGNED", "2026-11-19T23:59:00Z"), "today"],
    [aTask("1", "TASK_STATE_ISSUED", "2026-11-20T00:00:00Z"), "soon"],
    [aTask("1", "TASK_STATE_ISSUED", "2026-11-22T12:40:00Z"), "soon"],
    [aTask("1", "TASK_STATE_ISSUED", "2026-11-22T12:40:01Z"), "answer"],
    [aTask("1", "TASK_STATE_IN_PROGRESS", "2026-11-21T00:00:00Z"), "soon"],
    [aTask("1", "TASK_STATE_DECLINED", "2026-11-21T00:00:00Z"), "done"],
    [aTask("1", "TASK_STATE_ACCEPTED"), "taken"],
    [aTask("1", "TASK_STATE_IN_PROGRESS", "2026-12-20T00:00:00Z"), "running"],
    [aTask("1", "TASK_STATE_COMPLETED", "2026-11-19T12:39:00Z"), "done"],
    [invitation, "answer"],
    [{ ...invitation, answerTime: "2026-11-20T00:00:00Z" }, "soon"],
    [{ ...invitation, answerTime: "2026-11-23T00:00:00Z" }, "answer"],
    [prepared("2026-11-20T12:39:00Z"), "soon"],
    [request("2026-11-20T12:39:00Z"), "soon"],
    [{ ...invitation, answerTime: "2026-11-19T23:59:00Z" }, "today"],
    [{ ...invitation, answerTime: "2026-11-19T12:39:00Z" }, "late"],
    [prepared("2026-11-19T12:39:00Z"), "late"],
    [prepared("2026-11-19T23:59:00Z"), "today"],
    [prepared("2026-12-20T00:00:00Z"), "taken"],
    [request("2026-11-19T12:39:00Z"), "late"],
    [request("2026-12-20T00:00:00Z"), "answer"],
  ] as const)("puts %o under %s", (item, expected) => {
    expect(groupOf(item, now)).toBe(expected);
  });

  it("has what is due first on top, then the newest", () => {
    const items = [
      aTask("later", "TASK_STATE_ISSUED", "2026-11-25T00:00:00Z"),
      aTask("old", "TASK_STATE_ISSUED", undefined, "2026-11-01T00:00:00Z"),
      aTask("new", "TASK_STATE_ISSUED", undefined, "2026-11-19T00:00:00Z"),
      aTask("sooner", "TASK_STATE_ISSUED", "2026-11-22T13:00:00Z"),
    ];

    expect(wanted(grouped([...items, { ...invitation, answerTime: "2026-11-23T00:00:00Z" }], now), "open")[0]?.items.map((item) => item.id)).toEqual(["sooner", "i", "later", "new", "old"]);
  });

  it("has what is to be prepared among the rest, and requests for resources among what is to be answered", () => {
    const groups = grouped([aTask("t", "TASK_STATE_ACCEPTED", "2026-11-25T00:00:00Z"), prepared("2026-11-24T00:00:00Z"), request("2026-11-26T00:00:00Z")], now);
    const ids = (show: "open" | "answer" | "running") => wanted(groups, show).flatMap(({ items }) => items.map(({ id }) => id));

    expect(ids("open")).toEqual(["r", "p", "t"]);
    expect(ids("answer")).toEqual(["r"]);
    expect(ids("running")).toEqual([]);
  });

  it("shows late ones too where only those to answer are wanted", () => {
    const items = [aTask("late", "TASK_STATE_ISSUED", "2026-11-01T00:00:00Z"), aTask("runs", "TASK_STATE_IN_PROGRESS"), invitation];

    expect(wanted(grouped(items, now), "answer").flatMap((group) => group.items).map((item) => item.id)).toEqual(["late", "i"]);
  });

  it("shows what bears a mark whatever its state, and nothing else", () => {
    const marked = (id: string, state: TaskState, marks: Partial<Task>): Item => ({ what: "task", id, task: { taskId: id, state, spec: {}, outOfOrder: false, clockAhead: false, ...marks } as unknown as Task });
    const items = [
      marked("early", "TASK_STATE_COMPLETED", { outOfOrder: true }),
      marked("ahead", "TASK_STATE_IN_PROGRESS", { clockAhead: true }),
      marked("quiet", "TASK_STATE_IN_PROGRESS", {}),
      invitation,
    ];

    expect(wanted(grouped(items, now), "marked").flatMap((group) => group.items).map((item) => item.id)).toEqual(["ahead", "early"]);
  });

  it("keeps what is done out of what is open", () => {
    expect(wanted(grouped([aTask("1", "TASK_STATE_DECLINED")], now), "open")).toEqual([]);
  });
});
