import { queryOptions, useQuery } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { useKindCannot } from "@/features/joining/kinds";
import { participationsQuery } from "@/features/participations/participations";
import { addNetworkElements, getNetwork, getNetworkSpread, linkNetworkCase, listMajorCaseReviews, listNetworks, listParticipations, mergeNetworkNodes, reviseNetworkNode } from "@/gen/methods";
import type { CrimeArea, HandlingLevel, ListNetworksRequest, MajorCase, Network, NetworkSpec, NetworkSpread, NetworkState } from "@/gen/types";
import { type Called } from "@/shell/may";
import { useMay, useSession } from "@/shell/session";

export type Wanted = Omit<Given<ListNetworksRequest>, "operationId">;

export function networksQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["networks", operationId, wanted],
    queryFn: ({ signal }) => all(listNetworks, { operationId, ...wanted }, (page) => page.networks, { signal }),
    refetchInterval: 30_000,
  });
}

export function networkQuery(operationId: string, networkId: string) {
  return queryOptions({
    queryKey: ["network", operationId, networkId],
    queryFn: async ({ signal }) => (await call(getNetwork, { operationId, networkId }, { signal })).network as Network,
    refetchInterval: 30_000,
  });
}

export function spreadQuery(operationId: string, networkId: string) {
  return queryOptions({
    queryKey: ["network", operationId, networkId, "spread"],
    queryFn: async ({ signal }) => (await call(getNetworkSpread, { operationId, networkId }, { signal })).spread as NetworkSpread,
    refetchInterval: 30_000,
  });
}

export function reviewsQuery(operationId: string, networkId: string) {
  return queryOptions({
    queryKey: ["network", operationId, networkId, "reviews"],
    queryFn: ({ signal }) => all(listMajorCaseReviews, { operationId, networkId }, (page) => page.reviews, { signal }),
    refetchInterval: 30_000,
  });
}

/** What has to be asked for again when a network, or anything of it, has changed. */
export const touched = (operationId: string, networkId = "") => [["networks", operationId], networkId ? ["network", operationId, networkId] : ["network", operationId]];

/** What says more in a network, which not every kind of participant does; what takes out or lets fewer see is open to all. */
const SAYS_MORE: ReadonlySet<Called> = new Set([addNetworkElements, reviseNetworkNode, mergeNetworkNodes, linkNetworkCase]);

/** Whether this person works for who owns it: nobody else changes it, whoever leads the operation. */
export function useOwns(network: Pick<Network, "operationId" | "ownerCountry"> | undefined): (method: Called) => boolean {
  const may = useMay();
  const { country } = useSession();
  const kindCannot = useKindCannot(network?.operationId ?? "");
  return (method) => network !== undefined && network.ownerCountry === country && may(method) && !(SAYS_MORE.has(method) && kindCannot("DESCRIBE_NETWORKS"));
}

/** Whether its owner takes part no more and this person is of the secretariat, which then closes it, and lets fewer see it. */
export function useStandsIn(network: Pick<Network, "operationId" | "ownerCountry"> | undefined): boolean {
  const may = useMay();
  const { country } = useSession();
  const { operationId = "", ownerCountry = "" } = network ?? {};
  const asks = country === "" && ownerCountry !== "" && may(listParticipations);
  const rows = useQuery({ ...participationsQuery(operationId), enabled: asks }).data;
  return asks && rows !== undefined && !rows.some((one) => one.country === ownerCountry && one.state === "PARTICIPATION_STATE_ACCEPTED");
}

export function isOpen(network: Pick<Network, "state"> | undefined): boolean {
  return network?.state === "NETWORK_STATE_OPEN";
}

/** Under supervision now; a network that was once and is no more has one that has ended. */
export function isSupervised({ majorCase }: Pick<Network, "majorCase">): boolean {
  return majorCase !== undefined && runs(majorCase);
}

export function runs({ endTime }: Pick<MajorCase, "endTime">): boolean {
  return endTime === undefined;
}

/** What the address asks for, as a service takes it. */
export function wantedOf({ state, area, country, watch, find }: Readonly<Record<string, string | undefined>>): Wanted {
  return {
    ...(state ? { state: state as NetworkState } : {}),
    ...(area ? { crimeArea: area as CrimeArea } : {}),
    ...(country ? { ownerCountry: country } : {}),
    ...(watch === "overdue" ? { reviewOverdue: true } : watch === "yes" ? { majorCase: true } : watch === "no" ? { majorCase: false } : {}),
    ...(find?.trim() ? { words: find.trim() } : {}),
  };
}

/** A network as it is typed. */
export interface Typed {
  name: string;
  summary: string;
  crimeAreas: CrimeArea[];
  handling: HandlingLevel | "";
  visibleTo: string[];
  /** The record that is revised, as it was read; none where one is created. */
  begun?: Network | undefined;
}

export const newNetwork = (handling: HandlingLevel | undefined): Typed => ({ name: "", summary: "", crimeAreas: [], handling: handling ?? "", visibleTo: [] });

export function sentSpec({ name, summary, crimeAreas, handling, visibleTo }: Typed): Given<NetworkSpec> {
  return { name: name.trim(), summary, crimeAreas, handling: handling as HandlingLevel, visibleTo };
}
