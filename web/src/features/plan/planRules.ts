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

/** A plan to begin another operation with: as it is, without a name and without a period. */
export function copyOf(plan: Plan): Plan {
  const { startTime: _start, endTime: _end, phases: _phases, ...rest } = plan;
  return { ...rest, codeName: "", phases: [] };
}

/** When a copy ends and has its phases, where it begins at another time than what it was copied from. */
export function shifted({ startTime, endTime, phases }: Plan, start: string): Pick<Plan, "startTime" | "endTime" | "phases"> {
  const by = Date.parse(start) - Date.parse(startTime ?? start);
  const moved = <Name extends string>(name: Name, time: string | undefined) => (time ? { [name]: new Date(Date.parse(time) + by).toISOString() } : {}) as Partial<Record<Name, string>>;
  return {
    startTime: start,
    ...moved("endTime", endTime),
    phases: phases.map((phase) => ({ kind: phase.kind, ...moved("startTime", phase.startTime), ...moved("endTime", phase.endTime) })),
  };
}

/** What a change makes of a copy: its period follows its beginning until somebody has set it otherwise. */
export function changedCopy(source: Plan, before: Plan, change: Partial<Plan>): Plan {
  const after = { ...before, ...change };
  if (!change.startTime) return after;
  const follows = before.startTime ? sameSpan(before, { ...before, ...shifted(source, before.startTime) }) : !before.endTime && before.phases.length === 0;
  return follows ? { ...after, ...shifted(source, change.startTime) } : after;
}

function sameSpan(one: Plan, other: Plan): boolean {
  const span = ({ endTime, phases }: Plan) => JSON.stringify([endTime, ...phases.flatMap((phase) => [phase.kind, phase.startTime, phase.endTime])].map((value) => (value && /^\d/.test(value) ? Date.parse(value) : value)));
  return span(one) === span(other);
}
