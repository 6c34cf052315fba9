import { expect, it } from "vitest";
import type { Result } from "@/gen/types";
import { proposed, waitingIn } from "./results";

const result = (resultId: string, version: string, rest: Partial<Result>) => ({ resultId, version, ...rest }) as Result;
const provisional = { state: "RESULT_STATE_PROVISIONAL", recordedTime: "2026-11-17T05:00:00Z" } as const;
const validated = { state: "RESULT_STATE_VALIDATED", recordedTime: "2026-11-01T05:00:00Z" } as const;
const correction = { spec: { reference: "NEW" }, proposedTime: "2026-11-18T05:00:00Z" } as NonNullable<Result["correction"]>;

it("wait while provisional or corrected, those first that have waited longest", () => {
  const waiting = waitingIn([result("1", "4", { ...validated, correction }), result("2", "1", provisional), result("3", "2", validated)]);

  expect(waiting.map((one) => one.resultId)).toEqual(["2", "1"]);
  expect(waiting[1] && proposed(waiting[1])?.reference).toBe("NEW");
});

it("wait once, as the newest list has them", () => {
  expect(waitingIn([result("1", "9", provisional), result("1", "10", validated)])).toEqual([]);
  expect(waitingIn([result("1", "10", { ...validated, correction }), result("1", "9", provisional)]).map((one) => one.version)).toEqual(["10"]);
});
