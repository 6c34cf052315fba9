import { broken } from "@/call/rules";
import { objectiveRules, planRules } from "@/gen/rules";
import type { Plan } from "@/gen/types";

/** Whether a plan is whole enough to be kept; what the service knows besides, it says itself. */
export function mayBeKept(plan: Plan): boolean {
  const texts = [
    broken({ ...planRules.code_name, required: true }, plan.codeName),
    broken({ ...planRules.legal_basis, required: true }, plan.legalBasis),
    broken({ ...planRules.lead_agency, required: true }, plan.leadAgency),
  ];
  return (
    texts.every((one) => one === undefined) &&
    plan.crimeAreas.length > 0 &&
    follows(plan.startTime, plan.endTime) &&
    plan.phases.every((phase) => follows(phase.startTime, phase.endTime)) &&
    plan.objectives.every(({ target }) => target !== "" && broken(objectiveRules.target, target) === undefined)
  );
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
};
