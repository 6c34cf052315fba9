import { queryOptions, useQuery } from "@tanstack/react-query";
import { all } from "@/call/call";
import { listPlanComments } from "@/gen/methods";
import type { Plan, PlanComment } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { placeOf } from "@/parts/place";
import { useMay } from "@/shell/session";

export function commentsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["planComments", operationId],
    queryFn: ({ signal }) => all(listPlanComments, { operationId }, (page) => page.comments, { signal }),
    refetchInterval: 15_000,
  });
}

/** Comments on an operation's plan; not asked for by whoever reads none. */
export function useComments(operationId: string) {
  const may = useMay();
  return useQuery({ ...commentsQuery(operationId), enabled: may(listPlanComments) });
}

export function isOpen({ state }: PlanComment): boolean {
  return state === "PLAN_COMMENT_STATE_OPEN";
}

export function openOf(comments: readonly PlanComment[] | undefined): number {
  return comments?.filter(isOpen).length ?? 0;
}

/** Which row of a list stands by itself on the page. */
const rows: Partial<Record<keyof Plan, string>> = { objectives: "indicator" };

/** Where on the page a comment stands: at its row, or where that is gone or has no place of its own, at the list. */
export function shownAt(place: string, plan: Plan): string {
  const [, field = "", row] = /^(\w*)(?:\[(\w+)\])?/.exec(place) ?? [];
  const name = rows[camel(field)];
  const listed = name && (plan[camel(field)] as unknown as Record<string, string>[]).some((one) => one[name] === row);
  return listed ? `${field}[${row}]` : field;
}

/** The places that stand on the page by themselves, the plan as a whole first. */
export function placesOf(plan: Plan): string[] {
  return ["", ...fields, ...plan.objectives.map(({ indicator }) => `objectives[${indicator}]`)];
}

const fields = [
  "code_name", "purpose", "crime_areas", "legal_basis", "lead_agency", "handling_level", "start_time", "end_time", "phases", "objectives", "report_currency", "totals_shared",
] as const;

/** What stands at a place, as far as the page shows it by itself. */
export function partOf(plan: Plan | undefined, place: string): Partial<Plan> {
  const [, field = "", row] = /^(\w*)(?:\[(\w+)\])?/.exec(place) ?? [];
  if (!plan || !field) return plan ?? {};
  const value = plan[camel(field)];
  const name = rows[camel(field)];
  return { [camel(field)]: row && name ? (value as unknown as Record<string, string>[]).filter((one) => one[name] === row) : value };
}

/** A place in words. */
export function toldPlace(t: Words, place: string): string {
  return place === "" ? t("comment.whole") : placeOf(t, place.replace(/\[(\w+)\]/, ".$1"));
}

/** By which the page finds a place. */
export function idOf(place: string): string {
  return `at-${place.replace(/[[\]]/g, "-")}`;
}

function camel(field: string): keyof Plan {
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Plan;
}
