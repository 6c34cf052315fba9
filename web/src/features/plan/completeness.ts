import { completenessPoint } from "@/gen/enums";
import type { CompletenessPoint, Plan } from "@/gen/types";

export type Point = (typeof completenessPoint)[number];

/** What a plan is made of, in the order in which it is written and read, with its fields. */
export const sections = {
  what: ["codeName", "purpose", "crimeAreas", "legalBasis", "leadAgency", "supportingAgencies", "languages", "handlingLevel", "reportCurrency", "totalsShared"],
  situation: ["situation", "area"],
  period: ["startTime", "endTime", "phases"],
  objectives: ["objectives"],
  instructions: ["instructions", "selectionCriteria"],
  command: ["commandPosts"],
  liaison: ["liaisonOfficers"],
  units: ["coordinationUnits"],
  communications: ["communications"],
  means: ["teamComposition", "technicalEquipment", "resourceNeeds", "logistics"],
  cooperation: ["cooperation"],
  risks: ["risks"],
  rights: ["rightsInstructions", "protection"],
  reporting: ["reportingDuties"],
  media: ["media"],
  abort: ["abortCriteria"],
} as const satisfies Record<string, readonly (keyof Plan)[]>;

export type Section = keyof typeof sections;
export type PointState = "filled" | "waived" | "missing";
export type SectionState = PointState | "empty";

export const sectionKeys = Object.keys(sections) as Section[];

type Place = readonly [Section, (plan: Plan) => boolean];

const text = (of: (plan: Plan) => string | undefined) => (plan: Plan) => (of(plan) ?? "").trim() !== "";
const report = (kind: string) => (plan: Plan) => (plan.reportingDuties ?? []).some((duty) => duty.report === kind);

/** Where each point of the completeness list is filled (Regulation (EU) 2019/1896, art. 38(3)), as the contract has it. */
const places: Readonly<Record<Point, readonly Place[]>> = {
  COMPLETENESS_POINT_SITUATION: [["situation", text((plan) => plan.situation)], ["objectives", (plan) => plan.objectives.length > 0]],
  COMPLETENESS_POINT_DURATION: [["period", (plan) => Boolean(plan.startTime && plan.endTime)]],
  COMPLETENESS_POINT_AREA: [["situation", text((plan) => plan.area)]],
  COMPLETENESS_POINT_INSTRUCTIONS: [["instructions", text((plan) => plan.instructions)]],
  COMPLETENESS_POINT_TEAM_COMPOSITION: [["means", text((plan) => plan.teamComposition)]],
  COMPLETENESS_POINT_COMMAND: [["command", (plan) => (plan.commandPosts ?? []).length > 0]],
  COMPLETENESS_POINT_TECHNICAL_EQUIPMENT: [["means", text((plan) => plan.technicalEquipment)]],
  COMPLETENESS_POINT_INCIDENT_REPORTING: [["reporting", report("REPORT_KIND_SERIOUS_INCIDENT")]],
  COMPLETENESS_POINT_EVALUATION: [["reporting", report("REPORT_KIND_FINAL")]],
  COMPLETENESS_POINT_COOPERATION: [["cooperation", text((plan) => plan.cooperation)]],
  COMPLETENESS_POINT_RIGHTS: [["rights", text((plan) => plan.rightsInstructions)]],
  COMPLETENESS_POINT_REFERRAL: [["rights", text((plan) => plan.protection?.referral)]],
  COMPLETENESS_POINT_COMPLAINTS: [["rights", text((plan) => plan.protection?.complaints)]],
  COMPLETENESS_POINT_LOGISTICS: [["means", text((plan) => plan.logistics)]],
};

export const points: readonly Point[] = completenessPoint;

/** The sections that fill a point, those that are still empty first. */
export function sectionsOf(plan: Plan, point: Point): Section[] {
  return [...places[point]].sort(([, one], [, other]) => Number(one(plan)) - Number(other(plan))).map(([section]) => section);
}

export function waiverOf(plan: Plan, point: CompletenessPoint) {
  return (plan.waivers ?? []).find((one) => one.point === point);
}

/** Whether a point is filled, waived or missing: as the service finds it, before anything is sent. */
export function pointState(plan: Plan, point: Point): PointState {
  if (places[point].every(([, there]) => there(plan))) return "filled";
  return waiverOf(plan, point) ? "waived" : "missing";
}

export function missingIn(plan: Plan): Point[] {
  return points.filter((point) => pointState(plan, point) === "missing");
}

export function stateOf(plan: Plan, section: Section): SectionState {
  const open = points.filter((point) => places[point].some(([where, there]) => where === section && !there(plan)));
  if (open.some((point) => pointState(plan, point) === "missing")) return "missing";
  if (sections[section].some((field) => !isNothing(plan[field]))) return "filled";
  return open.length > 0 ? "waived" : "empty";
}

/** Whether somebody has written something there. */
export function isNothing(value: unknown): boolean {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.values(value).every(isNothing);
  return value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}
