import { queryOptions, useQuery } from "@tanstack/react-query";
import { all } from "@/call/call";
import { useMayIn } from "@/features/operations/lead";
import { listPlanComments } from "@/gen/methods";
import type { Plan, PlanComment } from "@/gen/types";
import { camel, snake } from "@/language/letters";
import type { Words } from "@/language/useWords";
import { namesIn, placeOf } from "@/parts/place";
import { sections } from "./completeness";
import { commentName, isListed, type Listed } from "./rowNames";

export function commentsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["planComments", operationId],
    queryFn: ({ signal }) => all(listPlanComments, { operationId }, (page) => page.comments, { signal }),
    refetchInterval: 15_000,
  });
}

/** Comments on an operation's plan; not asked for by whoever reads none. */
export function useComments(operationId: string) {
  const may = useMayIn(operationId);
  return useQuery({ ...commentsQuery(operationId), enabled: may(listPlanComments) });
}

export function isOpen({ state }: PlanComment): boolean {
  return state === "PLAN_COMMENT_STATE_OPEN";
}

export function openOf(comments: readonly PlanComment[] | undefined): number {
  return comments?.filter(isOpen).length ?? 0;
}

/** A place in its parts: a field, and of a list the row. */
function read(place: string): readonly [keyof Plan | "", string | undefined] {
  const [, field = "", row] = /^(\w*)(?:\[(\w+)\])?/.exec(place) ?? [];
  return [field === "" ? "" : (camel(field) as keyof Plan), row];
}

/** The rows of a list that stand on the page by themselves; of the phases there is one picture, of the waivers the list of points. */
function rowsOf(plan: Plan, field: keyof Plan | ""): { field: Listed; rows: readonly object[] } | undefined {
  return isListed(field) && field !== "phases" && field !== "waivers" ? { field, rows: plan[field] ?? [] } : undefined;
}

/** Where on the page a comment stands: at its row, or where that is gone or has no place of its own, at the list. */
export function shownAt(place: string, plan: Plan): string {
  const [field, row] = read(place);
  const listed = rowsOf(plan, field);
  return listed?.rows.some((one) => commentName(listed.field, one) === row) ? `${snake(field)}[${row}]` : snake(field);
}

/** The places that stand on the page by themselves, the plan as a whole first. */
export function placesOf(plan: Plan): string[] {
  const fields = [...Object.values(sections).flat(), "waivers" as const];
  return ["", ...fields.flatMap((field) => [snake(field), ...(rowsOf(plan, field)?.rows ?? []).map((row) => `${snake(field)}[${commentName(field as Listed, row)}]`)])];
}

/** What stands at a place, as far as the page shows it by itself. */
export function partOf(plan: Plan | undefined, place: string): Partial<Plan> {
  const [field, row] = read(place);
  if (!plan || field === "") return plan ?? {};
  const listed = rowsOf(plan, field);
  const value = row && listed ? listed.rows.filter((one) => commentName(listed.field, one) === row) : plan[field];
  return { [field]: value };
}

/** A place in words. */
export function toldPlace(t: Words, place: string, plan?: Plan): string {
  return place === "" ? t("comment.whole") : placeOf(t, place.replace(/\[(\w+)\]/, ".$1"), namesIn(plan));
}

/** By which the page finds a place. */
export function idOf(place: string): string {
  return `at-${place.replace(/[[\]]/g, "-")}`;
}
