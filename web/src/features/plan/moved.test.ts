import { expect, it } from "vitest";
import type { Plan } from "@/gen/types";
import { changedCopy, movedTo, newPlan } from "./planRules";

const kept = {
  ...newPlan,
  startTime: "1970-01-01T00:00:00.000Z",
  endTime: "1970-03-01T00:00:00.000Z",
  phases: [{ kind: "PHASE_KIND_ACTION", startTime: "1970-01-11T00:00:00.000Z", endTime: "1970-01-13T00:00:00.000Z", gate: "" }],
  objectives: [{ indicator: "arrests", target: "1", method: "", country: "", evaluationTime: "1970-05-01T00:00:00.000Z" }],
  media: { spokesperson: "", rules: "", embargoTime: "1969-12-31T00:00:00.000Z" },
} as unknown as Plan;

it("every time of a plan lies as far from another beginning as it did from its own", () => {
  const moved = movedTo(kept, "2028-02-20T06:00:00.000Z");

  expect(moved.endTime).toBe("2028-04-19T06:00:00.000Z");
  expect(moved.phases[0]?.startTime).toBe("2028-03-01T06:00:00.000Z");
  expect(moved.objectives[0]?.evaluationTime).toBe("2028-06-19T06:00:00.000Z");
  expect(moved.media?.embargoTime).toBe("2028-02-19T06:00:00.000Z");
});

it("what was begun with a template follows its beginning until its period is set otherwise", () => {
  const begun = movedTo(kept, "2027-03-01T06:00:00.000Z");

  const later = changedCopy(begun, begun, { startTime: "2027-03-02T06:00:00.000Z" });
  const longer = changedCopy(begun, later, { endTime: "2027-12-01T06:00:00.000Z" });

  expect(later).toEqual(movedTo(kept, "2027-03-02T06:00:00.000Z"));
  expect(changedCopy(begun, longer, { startTime: "2027-03-03T06:00:00.000Z" }).objectives).toEqual(longer.objectives);
});
