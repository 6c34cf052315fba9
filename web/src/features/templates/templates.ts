import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import { beginFromPlanTemplate, getPlanTemplate, listPlanTemplates } from "@/gen/methods";
import type { Plan, PlanTemplate, PlanTemplateSpec, PlanTemplateState, Purpose } from "@/gen/types";

/** Which templates are wanted; what is not said is not asked for. */
export interface Wanted {
  readonly state?: PlanTemplateState;
  readonly purpose?: Purpose;
  readonly words?: string;
}

export function templatesQuery(wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["templates", wanted],
    queryFn: ({ signal }) => all(listPlanTemplates, wanted, (page) => page.templates, { signal }),
    refetchInterval: 30_000,
  });
}

export function templateQuery(templateId: string) {
  return queryOptions({
    queryKey: ["template", templateId],
    queryFn: async ({ signal }) => (await call(getPlanTemplate, { templateId }, { signal })).template as PlanTemplate,
    refetchInterval: 30_000,
  });
}

/** The plan that an operation begins with. What is kept of it never changes. */
export function begunQuery(templateId: string, startTime: string) {
  return queryOptions({
    queryKey: ["template", templateId, startTime],
    queryFn: async ({ signal }) => (await call(beginFromPlanTemplate, { templateId, startTime }, { signal })).plan as Plan,
    staleTime: Infinity,
  });
}

/** What has to be asked for again when a template has changed. */
export const touched = [["templates"], ["template"]];

export function newTemplate(plan: Plan): PlanTemplateSpec {
  return { name: "", note: "", purposes: [plan.purpose] };
}

/** The first of the next month but one, 00:00 UTC: a beginning to look at until somebody chooses. */
export function someStart(now = new Date()): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1)).toISOString();
}
