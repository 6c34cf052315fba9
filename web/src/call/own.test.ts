import { expect, it } from "vitest";
import { isOwn, noteOwn } from "./own";

const task = (version: string) => ({ taskId: "t", operationId: "o", version });

it("what one has done oneself is known, also in several steps and where the command named no version", () => {
  noteOwn({ taskId: "t", version: "3" }, { task: task("4"), entry: "e" });
  noteOwn({ taskId: "t" }, { task: task("5") });

  expect([isOwn("t", task("3"), task("5")), isOwn("t", task("4"), task("5"))]).toEqual([true, true]);
});

it("what somebody else did before, between or after is not", () => {
  noteOwn({ version: "3" }, { task: { ...task("4"), taskId: "u" } });
  noteOwn({ version: "5" }, { task: { ...task("6"), taskId: "u" } });

  expect([["2", "4"], ["3", "5"], ["3", "6"], ["4", "6"], ["5", "7"]].map(([from, to]) => isOwn("u", task(from ?? ""), task(to ?? "")))).toEqual([false, false, false, false, false]);
});

it("a participation is known by operation and country", () => {
  noteOwn({ version: "1" }, { participation: { operationId: "o", country: "NG", version: "2" } });

  expect([isOwn("o/NG", { version: "1" }, { version: "2" }), isOwn("o/KE", { version: "1" }, { version: "2" }), isOwn("o/NG", undefined, { version: "2" })]).toEqual([true, false, false]);
});

it.each([
  ["i", { item: { itemId: "i", meetingId: "m", operationId: "o", version: "3" } }],
  ["c", { contribution: { contributionId: "c", country: "NG", operationId: "o", version: "3" } }],
  ["p", { package: { packageId: "p", operationId: "o", version: "3" } }],
  ["p/2", { copy: { packageId: "p", copyNumber: 2, operationId: "o", version: "3" } }],
  ["r", { order: { orderId: "r", operationId: "o", version: "3" } }],
  ["r/2", { copy: { orderId: "r", copyNumber: 2, operationId: "o", version: "3" } }],
  ["n", { node: { nodeId: "n", networkId: "w", operationId: "o", version: "3" } }],
  ["w", { network: { networkId: "w", operationId: "o", version: "3" } }],
  ["v", { violation: { violationId: "v", operationId: "o", version: "3" } }],
  ["m", { meeting: { meetingId: "m", operationId: "o", version: "3" } }],
])("what belongs to an operation is known by its own name: %s", (name, answer) => {
  noteOwn({ version: "2" }, answer);

  const own = ["i", "c", "p", "p/2", "r", "r/2", "n", "w", "v", "m", "o", "o/NG"].filter((one) => isOwn(one, { version: "2" }, { version: "3" }));
  expect(own).toContain(name);
  expect(own).not.toContain("o");
});

it("of several that were changed together each is known", () => {
  noteOwn({ dueTime: "2027-03-01T00:00:00Z" }, { items: [{ itemId: "a", version: "8" }, { itemId: "b", version: "3" }], entry: "e" });

  expect([isOwn("a", { version: "7" }, { version: "8" }), isOwn("b", { version: "2" }, { version: "3" }), isOwn("b", { version: "1" }, { version: "3" })]).toEqual([true, true, false]);
});
