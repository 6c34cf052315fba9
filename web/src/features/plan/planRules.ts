import { broken, type Rules } from "@/call/rules";
import * as rules from "@/gen/rules";
import type { Objective, Plan, ReportingDuty } from "@/gen/types";

const { planRules } = rules;

/** What the contract asks of the rows of each list. */
const ofRows = {
  objectives: rules.objectiveRules,
  selectionCriteria: rules.selectionCriterionRules,
  commandPosts: rules.commandPostRules,
  liaisonOfficers: rules.liaisonOfficerRules,
  coordinationUnits: rules.coordinationUnitRules,
  communications: rules.communicationRules,
  risks: rules.riskRules,
  resourceNeeds: rules.resourceNeedRules,
  reportingDuties: rules.reportingDutyRules,
  abortCriteria: rules.abortCriterionRules,
  waivers: rules.waiverRules,
} as const satisfies Partial<Record<keyof Plan, Rules>>;

/** Whether a plan is whole enough to be kept; what the service knows besides, it says itself. */
export function mayBeKept(plan: Plan): boolean {
  const needed = { ...planRules, code_name: must(planRules.code_name), legal_basis: must(planRules.legal_basis), lead_agency: must(planRules.lead_agency) };
  return (
    isWhole(plan, needed) &&
    plan.crimeAreas.length > 0 &&
    follows(plan.startTime, plan.endTime) &&
    plan.phases.every((phase) => follows(phase.startTime, phase.endTime) && isWhole(phase, rules.phaseRules)) &&
    plan.objectives.every((one, at) => one.target !== "" && !isAgain(plan.objectives, at) && !isEarly(plan, one)) &&
    (Object.keys(ofRows) as (keyof typeof ofRows)[]).every((list) => (plan[list] ?? []).every((row) => isWhole(row, ofRows[list]))) &&
    (plan.coordinationUnits ?? []).every((unit) => unit.shifts.every((shift) => isWhole(shift, rules.shiftRules))) &&
    (plan.reportingDuties ?? []).every(hasCutOff) &&
    (plan.resourceNeeds ?? []).every(({ quantity }) => quantity !== "") &&
    (plan.supportingAgencies ?? []).every((agency) => broken(agencyRule, agency) === undefined) &&
    isWhole(plan.protection ?? {}, rules.protectionAnnexRules) &&
    isWhole(plan.media ?? {}, rules.mediaPlanRules)
  );
}

const must = <R extends object>(rule: R) => ({ ...rule, required: true });

/** One agency of those that support the lead. */
export const agencyRule = { name: "supportingAgencies", required: true, minLen: 2, maxLen: 200 };

/** Whether the texts, numbers and choices of a record are as the contract asks; what is made of others is looked at there. */
function isWhole(record: object, of: Rules): boolean {
  return Object.values(of).every((rule) => {
    const value = (record as Record<string, unknown>)[rule.name] ?? "";
    return rule.list || rule.time || typeof value === "object" || typeof value === "boolean" || broken(rule, String(value)) === undefined;
  });
}

/** Whether another row before it has the same indicator for the same country. */
export function isAgain(objectives: readonly Objective[], at: number): boolean {
  const named = ({ indicator, country = "" }: Objective) => `${indicator} ${country}`;
  return objectives.slice(0, at).some((one) => named(one) === named(objectives[at] as Objective));
}

/** Whether it is evaluated before the operation has begun. */
export function isEarly({ startTime }: Plan, { evaluationTime }: Objective): boolean {
  return startTime !== undefined && evaluationTime !== undefined && Date.parse(evaluationTime) < Date.parse(startTime);
}

function hasCutOff({ daily, hoursAfterEvent, daysAfterEnd }: ReportingDuty): boolean {
  return daily ? isWhole(daily, rules.dailyCutOffRules) : [hoursAfterEvent, daysAfterEnd].some((one) => String(one ?? "") !== "");
}

export function follows(start: string | undefined, end: string | undefined): boolean {
  return start !== undefined && end !== undefined && Date.parse(end) > Date.parse(start);
}

export const newPlan: Plan = {
  codeName: "",
  purpose: "PURPOSE_CRIME_INVESTIGATION",
  crimeAreas: [],
  legalBasis: "",
  leadAgency: "",
  handlingLevel: "HANDLING_LEVEL_AMBER",
  phases: [],
  objectives: [],
  reportCurrency: "USD",
  totalsShared: false,
  supportingAgencies: [],
  languages: [],
  situation: "",
  area: "",
  instructions: "",
  teamComposition: "",
  technicalEquipment: "",
  cooperation: "",
  logistics: "",
  rightsInstructions: "",
  selectionCriteria: [],
  commandPosts: [],
  liaisonOfficers: [],
  coordinationUnits: [],
  communications: [],
  risks: [],
  resourceNeeds: [],
  reportingDuties: [],
  abortCriteria: [],
  waivers: [],
};

/** A plan to begin another operation with: as it is, without a name and without times, which were those of its period. */
export function copyOf(plan: Plan): Plan {
  const { startTime: _start, endTime: _end, phases: _phases, media, ...rest } = { ...newPlan, ...plan };
  return {
    ...rest,
    codeName: "",
    phases: [],
    objectives: rest.objectives.map(({ evaluationTime: _, ...one }) => one),
    resourceNeeds: rest.resourceNeeds.map(({ neededTime: _, ...one }) => one),
    ...(media ? { media: { spokesperson: media.spokesperson, rules: media.rules } } : {}),
  };
}

/** When a copy ends and has its phases, where it begins at another time than what it was copied from. */
function shifted({ startTime, endTime, phases }: Plan, start: string): Pick<Plan, "startTime" | "endTime" | "phases"> {
  const by = Date.parse(start) - Date.parse(startTime ?? start);
  const moved = <Name extends string>(name: Name, time: string | undefined) => (time ? { [name]: new Date(Date.parse(time) + by).toISOString() } : {}) as Partial<Record<Name, string>>;
  return {
    startTime: start,
    ...moved("endTime", endTime),
    phases: phases.map((phase) => ({ kind: phase.kind, gate: phase.gate ?? "", ...moved("startTime", phase.startTime), ...moved("endTime", phase.endTime) })),
  };
}

/** The same plan from another beginning on; every time in it lies as far from that as it did. */
export function movedTo(plan: Plan, start: string): Plan {
  const by = Date.parse(start) - Date.parse(plan.startTime ?? start);
  return { ...plan, ...shifted(plan, start), ...movedTimes(plan, by) };
}

/** The times beside period and phases, so many milliseconds later. */
function movedTimes({ objectives, resourceNeeds, media }: Plan, by: number): Partial<Plan> {
  const later = (time: string) => new Date(Date.parse(time) + by).toISOString();
  return {
    objectives: objectives.map((one) => (one.evaluationTime ? { ...one, evaluationTime: later(one.evaluationTime) } : one)),
    ...(resourceNeeds ? { resourceNeeds: resourceNeeds.map((one) => (one.neededTime ? { ...one, neededTime: later(one.neededTime) } : one)) } : {}),
    ...(media?.embargoTime ? { media: { ...media, embargoTime: later(media.embargoTime) } } : {}),
  };
}

/** What a change makes of a copy: its period follows its beginning until somebody has set it otherwise. */
export function changedCopy(source: Plan, before: Plan, change: Partial<Plan>): Plan {
  const after = { ...before, ...change };
  if (!change.startTime) return after;
  const follows = before.startTime ? sameSpan(before, { ...before, ...shifted(source, before.startTime) }) : !before.endTime && before.phases.length === 0;
  const by = Date.parse(change.startTime) - Date.parse(before.startTime ?? change.startTime);
  return follows ? { ...after, ...shifted(source, change.startTime), ...movedTimes(after, by) } : after;
}

function sameSpan(one: Plan, other: Plan): boolean {
  const span = ({ endTime, phases }: Plan) => JSON.stringify([endTime, ...phases.flatMap((phase) => [phase.kind, phase.startTime, phase.endTime])].map((value) => (value && /^\d/.test(value) ? Date.parse(value) : value)));
  return span(one) === span(other);
}
