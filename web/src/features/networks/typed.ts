import type { Given } from "@/call/method";
import { sentSources, type TypedSource } from "@/features/hotspots/Sources";
import type { NetworkConfidence, NetworkLinkKind, NetworkNode, NetworkNodeKind, NetworkNodeSpec, NetworkRole, NewNetworkLink, NewNetworkNode } from "@/gen/types";

/** What is known of a node, as it is typed. */
export interface TypedNode {
  kind: string;
  name: string;
  /** One on each line. */
  otherNames: string;
  roles: NetworkRole[];
  countries: string[];
  note: string;
  hotspotId: string;
  begun?: NetworkNode | undefined;
}

export interface NodeRow extends Omit<TypedNode, "begun"> {
  key: string;
}

/** An end is a node that is there, by its id, or one of those that are typed, by `#` and its key. */
export interface LinkRow {
  key: string;
  from: string;
  to: string;
  kind: string;
  confidence: string;
  sources: TypedSource[];
  sinceDay: string;
  untilDay: string;
}

export interface TypedElements {
  nodes: NodeRow[];
  links: LinkRow[];
}

/** So many go by one act, nodes and links together. */
export const AT_ONCE = 200;

export const newNode = (kind: NetworkNodeKind = "NETWORK_NODE_KIND_PERSON"): Omit<TypedNode, "begun"> => ({ kind, name: "", otherNames: "", roles: [], countries: [], note: "", hotspotId: "" });

export const newLink = (from = ""): Omit<LinkRow, "key"> => ({ from, to: "", kind: "", confidence: "", sources: [], sinceDay: "", untilDay: "" });

export function typedNode({ spec }: NetworkNode): Omit<TypedNode, "begun"> {
  const { begun: _, ...empty }: TypedNode = newNode();
  return { ...empty, ...spec, otherNames: (spec?.otherNames ?? []).join("\n") };
}

/** What does not belong to its kind is not sent, though it was typed before the kind was chosen. */
export function sentNode({ kind, name, otherNames, roles, countries, note, hotspotId }: Omit<TypedNode, "begun">): Given<NetworkNodeSpec> {
  return {
    kind: kind as NetworkNodeKind,
    name: name.trim(),
    otherNames: linesOf(otherNames),
    roles: kind === "NETWORK_NODE_KIND_PERSON" ? roles : [],
    countries,
    note,
    ...(kind === "NETWORK_NODE_KIND_PARK" && hotspotId ? { hotspotId } : {}),
  };
}

export function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))];
}

function endOf(end: string) {
  return end.startsWith("#") ? { key: end.slice(1) } : { nodeId: end };
}

export function sentElements({ nodes, links }: TypedElements): { nodes: Given<NewNetworkNode>[]; links: Given<NewNetworkLink>[] } {
  return {
    nodes: nodes.map(({ key, ...node }) => ({ key, spec: sentNode(node) })),
    links: links.map(({ from, to, kind, confidence, sources, sinceDay, untilDay }) => ({
      from: endOf(from),
      to: endOf(to),
      spec: { kind: kind as NetworkLinkKind, confidence: confidence as NetworkConfidence, sources: sentSources(sources), sinceDay, untilDay },
    })),
  };
}

/** Of links that name a node that is typed no more the end is empty again. */
export function without(links: readonly LinkRow[], nodes: readonly NodeRow[]): LinkRow[] {
  const keys = new Set(nodes.map(({ key }) => `#${key}`));
  const kept = (end: string) => (end.startsWith("#") && !keys.has(end) ? "" : end);
  return links.map((link) => ({ ...link, from: kept(link.from), to: kept(link.to) }));
}

/** Which ends a kind of link may have, as far as it is told beside the field. */
export function wrongEnds(kind: string, from: NetworkNodeKind | undefined, to: NetworkNodeKind | undefined): boolean {
  if (!from || !to) return false;
  const [person, group, company, park] = ["NETWORK_NODE_KIND_PERSON", "NETWORK_NODE_KIND_GROUP", "NETWORK_NODE_KIND_COMPANY", "NETWORK_NODE_KIND_PARK"] as const;
  switch (kind as NetworkLinkKind) {
    case "NETWORK_LINK_KIND_COMMAND":
      return ![from, to].every((end) => end === person || end === group);
    case "NETWORK_LINK_KIND_KINSHIP":
      return from !== person || to !== person;
    case "NETWORK_LINK_KIND_MEMBER_OF":
      return to !== group;
    case "NETWORK_LINK_KIND_OWNS":
      return from === park || (to !== company && to !== park);
    default:
      return false;
  }
}

/** Two links of one kind between the same two: the service refuses them; kinship has no direction. */
export function doubles(links: readonly LinkRow[]): ReadonlySet<number> {
  const seen = new Map<string, number>();
  const found = new Set<number>();
  links.forEach(({ from, to, kind }, at) => {
    if (!from || !to || !kind) return;
    const ends = kind === "NETWORK_LINK_KIND_KINSHIP" ? [from, to].sort() : [from, to];
    const key = [kind, ...ends].join(" ");
    if (seen.has(key)) found.add(at);
    else seen.set(key, at);
  });
  return found;
}
