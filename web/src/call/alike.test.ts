import { expect, it } from "vitest";
import { alike } from "./alike";
import { Refusal } from "./refusal";

const refusal = (reason: string, traceId: string, violations: unknown[] = []) => new Refusal({ status: 400, reason, detail: "", violations, metadata: {}, traceId } as never);

it("one fault is told once, however many countries it concerns", () => {
  const due = [{ field: "spec.due_time", reason: "task.past", description: "It is past." }];
  const groups = alike(new Map([["NG", refusal("INCONSISTENT", "1", due)], ["KE", refusal("NOT_FOUND", "2")], ["GH", refusal("INCONSISTENT", "3", due)]]));

  expect(groups.map(({ refusal: { reason }, of }) => [reason, of])).toEqual([
    ["INCONSISTENT", ["NG", "GH"]],
    ["NOT_FOUND", ["KE"]],
  ]);
});
