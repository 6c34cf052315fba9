import { expect, it } from "vitest";
import type { ApprovedRevision, Operation, Plan, PlanRevision } from "@/gen/types";
import { changedCopy, copyOf, newPlan } from "./planRules";
import { choicesOf, pairOf } from "./revisions";

const revision = (number: number, state = "PLAN_STATE_APPROVED") => ({ number, state, plan: { ...newPlan, codeName: `Revision ${number}` }, hash: "", authorSubjects: [], approverSubject: "", returnReason: "" }) as unknown as PlanRevision;
const kept = (number: number) => ({ operationId: "1", revision: { ...revision(number), plan: undefined }, inForce: false }) as unknown as ApprovedRevision;
const operation = { operationId: "1", approvedRevision: revision(3), openRevision: revision(4, "PLAN_STATE_DRAFT") } as unknown as Operation;

it("the two newest are compared where nothing is chosen, also where an older release has not kept the one in force", () => {
  const choices = choicesOf(operation, [kept(2), kept(1)]);

  expect(choices.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  expect(pairOf(choices, undefined, undefined)?.map(({ number }) => number)).toEqual([3, 4]);
  expect(choices[1]?.plan?.codeName).toBe("Revision 3");
});

// Elsewhere what was put in looked taken out where the newer was chosen first (https://github.com/benwbrum/fromthepage/issues/2139).
it("the older stands first whichever was chosen first", () => {
  const choices = choicesOf(operation, [kept(3), kept(2), kept(1)]);

  expect(pairOf(choices, "4", "1")?.map(({ number }) => number)).toEqual([1, 4]);
  expect(pairOf(choices, "1", "4")?.map(({ number }) => number)).toEqual([1, 4]);
  expect(pairOf(choices, "17", undefined)?.map(({ number }) => number)).toEqual([3, 4]);
});

it("of one revision alone there is nothing to compare", () => {
  const [one, other] = pairOf(choicesOf({ ...operation, approvedRevision: undefined } as unknown as Operation, []), undefined, undefined) ?? [];

  expect(one).toBe(other);
});

const source: Plan = {
  ...newPlan,
  codeName: "Serengeti",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
  phases: [{ kind: "PHASE_KIND_ACTION", gate: "", startTime: "2026-10-01T00:00:00Z", endTime: "2026-11-01T00:00:00Z" }],
  objectives: [{ indicator: "infrastructures_taken_down", target: "10", method: "", country: "" }],
};

// As elsewhere a copy had the dates of what it was made of (https://github.com/Campr-Project-Management/campr/issues/63).
it("a copy has no name and no period, and its end and phases follow its beginning", () => {
  const copy = copyOf(source);
  expect([copy.codeName, copy.startTime, copy.endTime, copy.phases]).toEqual(["", undefined, undefined, []]);
  expect(copy.objectives).toEqual(source.objectives);

  const begun = changedCopy(source, copy, { startTime: "2027-09-01T00:00:00Z" });
  expect(begun.endTime).toBe("2027-12-01T00:00:00.000Z");
  expect(begun.phases).toEqual([{ kind: "PHASE_KIND_ACTION", gate: "", startTime: "2027-10-01T00:00:00.000Z", endTime: "2027-11-01T00:00:00.000Z" }]);

  const moved = changedCopy(source, begun, { startTime: "2027-09-02T00:00:00Z" });
  expect(moved.endTime).toBe("2027-12-02T00:00:00.000Z");
});

it("an end that somebody has set stays when the beginning is moved", () => {
  const begun = changedCopy(source, copyOf(source), { startTime: "2027-09-01T00:00:00Z" });
  const set = changedCopy(source, begun, { endTime: "2027-10-31T00:00:00Z" });

  expect(changedCopy(source, set, { startTime: "2027-09-05T00:00:00Z" }).endTime).toBe("2027-10-31T00:00:00Z");
});
