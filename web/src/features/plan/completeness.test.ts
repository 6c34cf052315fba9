import { expect, it } from "vitest";
import { planRules as fields } from "@/gen/rules";
import type { Plan } from "@/gen/types";
import english from "@/language/en";
import { missingIn, points, pointState, sectionKeys, sections, sectionsOf, stateOf } from "./completeness";
import { newPlan } from "./planRules";

const plan: Plan = { ...newPlan, startTime: "2026-09-01T00:00:00Z", endTime: "2026-12-01T00:00:00Z" };

it("a plan that has no more than what every plan has misses every point but its duration", () => {
  expect(missingIn(plan)).toEqual(points.filter((point) => point !== "COMPLETENESS_POINT_DURATION"));
});

it("a point that two sections fill is there once both are, and leads to the one that is not", () => {
  const told = { ...plan, situation: "Call centres" };
  expect(pointState(told, "COMPLETENESS_POINT_SITUATION")).toBe("missing");
  expect(sectionsOf(told, "COMPLETENESS_POINT_SITUATION")).toEqual(["objectives", "situation"]);

  expect(pointState({ ...told, objectives: [{ indicator: "a", target: "1", method: "", country: "" }] }, "COMPLETENESS_POINT_SITUATION")).toBe("filled");
});

it("blanks fill nothing, and an annex without a referral does not either", () => {
  expect(pointState({ ...plan, area: " \n" }, "COMPLETENESS_POINT_AREA")).toBe("missing");
  expect(pointState({ ...plan, protection: { screeningTeam: "Two officers", screeningTool: "", referral: "", complaints: "" } }, "COMPLETENESS_POINT_REFERRAL")).toBe("missing");
});

it("which report is owed decides, not that one is", () => {
  const daily = { ...plan, reportingDuties: [{ report: "REPORT_KIND_FINAL" as const, reporter: "All", daysAfterEnd: 90 }] };

  expect(pointState(daily, "COMPLETENESS_POINT_EVALUATION")).toBe("filled");
  expect(pointState(daily, "COMPLETENESS_POINT_INCIDENT_REPORTING")).toBe("missing");
});

it("a section is missing, waived, filled or empty, and no waiver hides what another point misses", () => {
  const waived = (...point: readonly string[]) => ({ ...plan, waivers: point.map((one) => ({ point: one as "COMPLETENESS_POINT_AREA", reason: "Not planned." })) });

  expect(stateOf(plan, "cooperation")).toBe("missing");
  expect(stateOf(waived("COMPLETENESS_POINT_COOPERATION"), "cooperation")).toBe("waived");
  expect(stateOf({ ...plan, cooperation: "With banks" }, "cooperation")).toBe("filled");
  expect(stateOf(plan, "risks")).toBe("empty");
  expect(stateOf(waived("COMPLETENESS_POINT_REFERRAL"), "rights")).toBe("missing");
  expect(stateOf({ ...waived("COMPLETENESS_POINT_LOGISTICS", "COMPLETENESS_POINT_TECHNICAL_EQUIPMENT"), teamComposition: "Two" }, "means")).toBe("filled");
});

it("every field of a plan stands in one section, and has a name and its section too", () => {
  const all = Object.values(sections).flat() as string[];

  expect([...all, "waivers"].sort()).toEqual(Object.values(fields).map(({ name }) => name).sort());
  expect(all.filter((field) => !(`fieldname.${field}` in english))).toEqual([]);
  expect(sectionKeys.filter((key) => !(`plan.part.${key}` in english))).toEqual([]);
});
