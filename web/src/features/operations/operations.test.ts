import { expect, it } from "vitest";
import type { Operation } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { inTurn, operationOf, toldName, toldOver } from "./operations";

const operations = [
  { operationId: "1", state: "OPERATION_STATE_PLANNED" },
  { operationId: "2", state: "OPERATION_STATE_ACTIVE" },
  { operationId: "3", state: "OPERATION_STATE_ACTIVE" },
] as Operation[];

it("is the one that is asked for, or none", () => {
  expect(operationOf(operations, "3")?.operationId).toBe("3");
  expect(operationOf(operations, "4")).toBeUndefined();
});

it("comes in turn by where most happens, each as it was listed", () => {
  const states = ["CANCELLED", "BOOKS_CLOSED", "CONCLUDED", "PLANNED", "SUSPENDED", "ACTIVE"].map((state) => ({ operationId: state, state: `OPERATION_STATE_${state}` })) as Operation[];

  expect(inTurn(states)).toEqual([...states].reverse());
  expect(inTurn(operations).map((one) => one.operationId)).toEqual(["2", "3", "1"]);
});

it("is the first that is active where none is asked for", () => {
  expect(operationOf(operations, undefined)?.operationId).toBe("2");
  expect(operationOf(operations.slice(0, 1), undefined)?.operationId).toBe("1");
  expect(operationOf([], undefined)).toBeUndefined();
});

it("is told to be an exercise where its name stands alone", () => {
  const t = ((id: string) => id) as unknown as Words;
  const named = (exercise: boolean) => ({ exercise, approvedRevision: { plan: { codeName: "Dry Run" } } }) as Operation;

  expect(toldName(t, named(true))).toBe("\u2068Dry Run\u2069 (state.EXERCISE)");
  expect(toldName(t, named(false))).toBe("Dry Run");
});

it("has ended where it is concluded, whether its books were reopened or not, and says nothing while it goes on", () => {
  const t = ((id: string) => id) as unknown as Words;
  const told = (state: string, stateReason = "") => toldOver(t, { state: `OPERATION_STATE_${state}`, stateReason } as Operation);

  expect([told("CONCLUDED"), told("CONCLUDED", "A late report"), told("BOOKS_CLOSED")]).toEqual(["operation.over", "operation.over", "operation.over"]);
  expect(told("CANCELLED")).toBe("operation.note.OPERATION_STATE_CANCELLED");
  expect([told("ACTIVE"), told("SUSPENDED"), toldOver(t, undefined)]).toEqual([undefined, undefined, undefined]);
});
