import { infiniteQueryOptions, queryOptions, useQueries } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { whileOne } from "@/call/whileOne";
import { findNetworkPath, getNetworkNeighbours, getNetworkNode, listNetworkNodes, listNetworkPersonsForReview } from "@/gen/methods";
import type { ListNetworkNodesRequest, NetworkElementState, NetworkLink, NetworkLinkKind, NetworkNode, NetworkNodeKind, NetworkNodeSpec, NetworkRole } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { apart } from "@/parts/Time";
import type { Drawn, Tied } from "./Graph";
import type { MarkOf } from "./Mark";

/** So many of very many are shown, until more are asked for. */
const AT_ONCE = 100;

export type WantedNodes = Omit<Given<ListNetworkNodesRequest>, "operationId" | "networkId">;

/** Which network. */
export interface Of {
  readonly operationId: string;
  readonly networkId: string;
}

const under = ({ operationId, networkId }: Of) => ["network", operationId, networkId] as const;

export function nodesQuery(of: Of, wanted: WantedNodes = {}) {
  return infiniteQueryOptions({
    queryKey: [...under(of), "nodes", wanted],
    queryFn: ({ pageParam: pageToken, signal }) => call(listNetworkNodes, { operationId: of.operationId, networkId: of.networkId, ...wanted, pageSize: AT_ONCE, pageToken }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    select: ({ pages }) => pages.flatMap(({ nodes }) => nodes),
    refetchInterval: whileOne,
  });
}

/** The first that fit, to choose one from. */
export function foundQuery(of: Of, wanted: WantedNodes, most: number) {
  return queryOptions({
    queryKey: [...under(of), "found", wanted, most],
    queryFn: async ({ signal }) => (await call(listNetworkNodes, { operationId: of.operationId, networkId: of.networkId, ...wanted, pageSize: most }, { signal })).nodes,
  });
}

export function nodeQuery(of: Of, nodeId: string) {
  return queryOptions({
    queryKey: [...under(of), "node", nodeId],
    queryFn: async ({ signal }) => (await call(getNetworkNode, { operationId: of.operationId, networkId: of.networkId, nodeId }, { signal })).node as NetworkNode,
    refetchInterval: 30_000,
  });
}

export function neighboursQuery(of: Of, nodeId: string, depth: number, kinds: readonly NetworkLinkKind[] = []) {
  return queryOptions({
    queryKey: [...under(of), "neighbours", nodeId, depth, kinds],
    queryFn: ({ signal }) => call(getNetworkNeighbours, { operationId: of.operationId, networkId: of.networkId, nodeId, depth, kinds: [...kinds] }, { signal }),
    refetchInterval: 30_000,
  });
}

export function pathQuery(of: Of, nodeId: string, toNodeId: string) {
  return queryOptions({
    queryKey: [...under(of), "path", nodeId, toNodeId],
    queryFn: ({ signal }) => call(findNetworkPath, { operationId: of.operationId, networkId: of.networkId, nodeId, toNodeId }, { signal }),
  });
}

/** What waits for a compliance reviewer, the oldest first. */
export const personsQuery = queryOptions({
  queryKey: ["persons", "review"],
  queryFn: ({ signal }) => all(listNetworkPersonsForReview, {}, (page) => page.nodes, { signal }),
  refetchInterval: 30_000,
});

/** Nodes by their ids, as far as they are seen. */
export function useNodes(of: Of, ids: readonly string[]): readonly NetworkNode[] {
  return useQueries({ queries: ids.map((id) => ({ ...nodeQuery(of, id), refetchInterval: false as const })), combine: (results) => results.flatMap(({ data }) => data ?? []) });
}

export function nameOf(node: NetworkNode | undefined): string {
  return node?.spec?.name ?? "";
}

const marks: Readonly<Record<NetworkNodeKind, MarkOf>> = {
  NETWORK_NODE_KIND_UNSPECIFIED: "group",
  NETWORK_NODE_KIND_PERSON: "person",
  NETWORK_NODE_KIND_GROUP: "group",
  NETWORK_NODE_KIND_COMPANY: "company",
  NETWORK_NODE_KIND_PARK: "park",
};

export function markOf(spec: Pick<NetworkNodeSpec, "kind"> | undefined): MarkOf {
  return marks[spec?.kind ?? "NETWORK_NODE_KIND_UNSPECIFIED"];
}

export const looks: Readonly<Record<NetworkLinkKind, string>> = {
  NETWORK_LINK_KIND_UNSPECIFIED: "member",
  NETWORK_LINK_KIND_COMMAND: "command",
  NETWORK_LINK_KIND_FINANCE: "finance",
  NETWORK_LINK_KIND_KINSHIP: "kinship",
  NETWORK_LINK_KIND_MEMBER_OF: "member",
  NETWORK_LINK_KIND_OWNS: "owns",
};

export function isActive({ state }: Pick<NetworkNode, "state">): boolean {
  return state === "NETWORK_ELEMENT_STATE_ACTIVE";
}

/** Whether a person waits for a compliance reviewer, or one has refused them: then few see them. */
export function isHidden({ review }: Pick<NetworkNode, "review">): boolean {
  return review !== undefined && review.state !== "CASE_REVIEW_STATE_PASSED";
}

export function rolesOf(t: Words, spec: Pick<NetworkNodeSpec, "roles"> | undefined): string {
  return t.list((spec?.roles ?? []).map((role) => t(`role.${role as Known<NetworkRole>}`)));
}

/** A link in a sentence: who does what to whom. */
export function linkSaid(t: Words, { spec, fromNodeId, toNodeId }: NetworkLink, names: ReadonlyMap<string, string>): string {
  const name = (id: string) => apart(names.get(id) ?? t("node.unseen"));
  return t(`link.said.${spec?.kind as Known<NetworkLinkKind>}`, { from: name(fromNodeId), to: name(toNodeId) });
}

export type Known<T extends string> = T extends `${string}_UNSPECIFIED` ? never : T;

/** As it stands in a graph. */
export function drawn(t: Words, node: NetworkNode, depth: number): Drawn {
  const { spec } = node;
  const told = [t(`node.${spec?.kind as Known<NetworkNodeKind>}`), rolesOf(t, spec), t.list((spec?.countries ?? []).map(t.country)), isHidden(node) ? t(`state.${node.review?.state as "CASE_REVIEW_STATE_PENDING"}`) : ""];
  return { id: node.nodeId, depth, name: nameOf(node), mark: markOf(spec), waits: isHidden(node), said: [apart(nameOf(node)), ...told.filter((one) => one !== "")].join(" · ") };
}

export function tied(t: Words, link: NetworkLink, names: ReadonlyMap<string, string>): Tied {
  const { linkId, fromNodeId, toNodeId, spec } = link;
  const kind = spec?.kind ?? "NETWORK_LINK_KIND_UNSPECIFIED";
  return { id: linkId, from: fromNodeId, to: toNodeId, look: looks[kind], directed: kind !== "NETWORK_LINK_KIND_KINSHIP", said: linkSaid(t, link, names) };
}

/** What the address asks for, as a service takes it. */
export function wantedNodes({ kind, role, country, state, find }: Readonly<Record<string, string | undefined>>): WantedNodes {
  return {
    ...(kind ? { kind: kind as NetworkNodeKind } : {}),
    ...(role ? { role: role as NetworkRole } : {}),
    ...(country ? { country } : {}),
    ...(state ? { state: state as NetworkElementState } : {}),
    ...(find?.trim() ? { words: find.trim() } : {}),
  };
}
