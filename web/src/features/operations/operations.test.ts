import { expect, it } from "vitest";
import type { Operation } from "@/gen/types";
import { operationOf } from "./operations";

const operations = [
  { operationId: "1", state: "OPERATION_STATE_PLANNED" },
  { operationId: "2", state: "OPERATION_STATE_ACTIVE" },
  { operationId: "3", state: "OPERATION_STATE_ACTIVE" },
] as Operation[];

it("is the one that is asked for, or none", () => {
  expect(operationOf(operations, "3")?.operationId).toBe("3");
  expect(operationOf(operations, "4")).toBeUndefined();
});

it("is the first that is active where none is asked for", () => {
  expect(operationOf(operations, undefined)?.operationId).toBe("2");
  expect(operationOf(operations.slice(0, 1), undefined)?.operationId).toBe("1");
  expect(operationOf([], undefined)).toBeUndefined();
});
