import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { getContribution, listContributions, sumResources } from "@/gen/methods";
import type { Contribution, ContributionState, ListContributionsRequest, ResourceSum } from "@/gen/types";

type Wanted = Omit<Given<ListContributionsRequest>, "operationId">;

export function contributionsQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["contributions", operationId, wanted],
    queryFn: ({ signal }) => all(listContributions, { operationId, ...wanted }, (page) => page.contributions, { signal }),
    refetchInterval: 30_000,
  });
}

export function contributionQuery(operationId: string, contributionId: string) {
  return queryOptions({
    queryKey: ["contribution", operationId, contributionId],
    queryFn: async ({ signal }) => (await call(getContribution, { operationId, contributionId }, { signal })).contribution as Contribution,
    refetchInterval: 30_000,
  });
}

/** What is needed of each resource, and what there is of it. */
export function sumsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["contributions", operationId, "sum"],
    queryFn: async ({ signal }) => (await call(sumResources, { operationId }, { signal })).sums,
    refetchInterval: 30_000,
  });
}

/** What has to be asked for again when a contribution has changed. */
export const touchedResources = (operationId: string) => [["contributions", operationId], ["contribution", operationId]];

/** What the address asks for, as a service takes it. */
export function wantedOf({ need, state, country }: Readonly<Record<string, string | undefined>>): Wanted {
  return { ...(need ? { needKey: need } : {}), ...(state ? { state: state as ContributionState } : {}), ...(country ? { country } : {}) };
}

/** Of how many the state speaks that it is in: what was asked for, pledged, committed or deployed. */
export function quantityOf(one: Contribution): string {
  if (one.state === "CONTRIBUTION_STATE_PLEDGED") return one.pledgedQuantity;
  if (one.state === "CONTRIBUTION_STATE_COMMITTED") return one.committedQuantity;
  if (one.state === "CONTRIBUTION_STATE_DEPLOYED" || one.state === "CONTRIBUTION_STATE_RELEASED") return one.deployedQuantity;
  return one.askedQuantity;
}

/** Whether somebody still has to act for it to be there: then its time may pass. */
export function isAwaited({ state }: Pick<Contribution, "state">): boolean {
  return state === "CONTRIBUTION_STATE_ASKED" || state === "CONTRIBUTION_STATE_PLEDGED" || state === "CONTRIBUTION_STATE_COMMITTED";
}

/** What waits for somebody first: the country for a request, the secretariat for a pledge; then what is on its way. */
export function inTurn(rows: readonly Contribution[], own: boolean): Contribution[] {
  const first: readonly ContributionState[] = own
    ? ["CONTRIBUTION_STATE_ASKED", "CONTRIBUTION_STATE_COMMITTED", "CONTRIBUTION_STATE_PLEDGED", "CONTRIBUTION_STATE_DEPLOYED"]
    : ["CONTRIBUTION_STATE_PLEDGED", "CONTRIBUTION_STATE_ASKED", "CONTRIBUTION_STATE_COMMITTED", "CONTRIBUTION_STATE_DEPLOYED"];
  const rank = ({ state }: Contribution) => (first.includes(state) ? first.indexOf(state) : first.length);
  return [...rows].sort((one, other) => rank(one) - rank(other) || ((one.neededTime ?? "") < (other.neededTime ?? "") ? -1 : 1));
}

export const stretches = ["deployed", "committed", "pledged", "asked"] as const;

/** How long each stretch of a bar is, in per cent of what is needed or, where that is more, of what there is. */
export function shares(sum: ResourceSum): { readonly of: (typeof stretches)[number]; readonly share: number }[] {
  const most = scaleOf(sum);
  return stretches.map((of) => ({ of, share: most > 0 ? (Number(sum[of]) * 100) / most : 0 })).filter(({ share }) => share > 0);
}

/** Where what is needed ends, in per cent; none where nothing is needed. */
export function neededAt(sum: ResourceSum): number | undefined {
  const most = scaleOf(sum);
  return sum.inPlan && most > 0 ? (Number(sum.needed) * 100) / most : undefined;
}

function scaleOf(sum: ResourceSum): number {
  return Math.max(Number(sum.needed), stretches.reduce((all, of) => all + Number(sum[of]), 0));
}

/** How many are asked of a country: a number of its own counts only beside others, where it is seen. */
export function askedOf({ countries, each, other }: { countries: readonly string[]; each: string; other: Readonly<Record<string, string>> }, country: string): string {
  return (countries.length > 1 ? other[country] : undefined) ?? each;
}
