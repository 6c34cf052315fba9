import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { networkLinkKind } from "@/gen/enums";
import type { GetNetworkNeighboursResponse, Network, NetworkLinkKind, NetworkNode } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Filter } from "@/parts/Filter";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { useNarrow } from "@/parts/useNarrow";
import { drawn, foundQuery, isHidden, linkSaid, looks, markOf, nameOf, neighboursQuery, nodeQuery, rolesOf, tied } from "./elements";
import { Graph } from "./Graph";
import { MarkGlyph } from "./Mark";
import { NetworkPage } from "./NetworkParts";
import { NodeChoice } from "./NodeChoice";
import { NodeDetail } from "./NodeDetail";
import { PathPanel } from "./PathPanel";

const FROM = "/operations/$operation/networks/$network/graph";

/** A network walked from node to node: drawn around one, and the same as a list beside it. */
export function GraphPage() {
  return <NetworkPage>{(network) => <Walk network={network} />}</NetworkPage>;
}

function Walk({ network }: { network: Network }) {
  const { node } = useSearch({ from: FROM });
  const first = useQuery({ ...foundQuery(network, { kind: "NETWORK_NODE_KIND_PERSON" }, 200), enabled: node === undefined });
  const any = useQuery({ ...foundQuery(network, {}, 1), enabled: node === undefined && first.data?.length === 0 });
  const t = useWords();
  const query = first.data?.length === 0 ? any : first;
  const nodeId = node ?? startOf(query.data ?? [])?.nodeId;
  // The same graph stays for as long as one walks: whoever goes by keys keeps their place.
  if (nodeId !== undefined) return <Around network={network} nodeId={nodeId} />;
  return (
    <Loaded query={query} rows={8}>
      {() => (
        <section className="panel">
          <h2 className="hidden">{t("network.graph")}</h2>
          <Empty title={t("network.empty")}>
            <p>{t("network.empty.text")}</p>
          </Empty>
        </section>
      )}
    </Loaded>
  );
}

/** Where a walk begins: at who organises or leads, else at whoever there is. */
function startOf(nodes: readonly NetworkNode[]): NetworkNode | undefined {
  const with_ = (role: "NETWORK_ROLE_ORGANISER" | "NETWORK_ROLE_LEADER") => nodes.find((one) => one.spec?.roles.includes(role));
  return with_("NETWORK_ROLE_ORGANISER") ?? with_("NETWORK_ROLE_LEADER") ?? nodes[0];
}

function Around({ network, nodeId }: { network: Network; nodeId: string }) {
  const t = useWords();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const narrow = useNarrow();
  const depth = Number(search.depth ?? 1);
  const kind = search.link as NetworkLinkKind | undefined;
  const query = useQuery({ ...neighboursQuery(network, nodeId, depth, kind ? [kind] : []), placeholderData: keepPreviousData });
  const chosen = useQuery(nodeQuery(network, nodeId)).data;
  const go = (id: string) => void navigate({ search: (before) => ({ ...before, node: id, dialog: undefined }), resetScroll: false });
  const change = (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, node: nodeId, ...part }), replace: true, resetScroll: false });
  return (
    <>
      <div className="filters graph-choose">
        <details className="network-more graph-other" open={!narrow}>
          <summary>{t("graph.other")}</summary>
          <div className="filters">
            <NodeChoice label={t("graph.middle")} help="" path="node" of={network} value={nodeId} chosen={chosen} required={false} change={(id) => id && go(id)} />
            <Filter label={t("graph.links")} value={kind} change={(one) => change({ link: one })} options={networkLinkKind.map((one) => [one, t(`link.${one}`)])} />
          </div>
        </details>
        <div className="segments" role="group" aria-label={t("graph.depth")}>
          {[1, 2, 3].map((number) => (
            <button key={number} type="button" aria-pressed={depth === number} onClick={() => change({ depth: String(number) })}>
              {t("graph.depth.one", { number })}
            </button>
          ))}
        </div>
      </div>
      <Loaded query={query} rows={8}>
        {(around) => (
          <div className="columns halves graph-columns">
            <div>
              <section className="panel" aria-label={t("graph.around", { name: nameOf(around.nodes[0]?.node) })}>
                <Drawing around={around} go={go} />
              </section>
              <PathPanel network={network} from={nodeId} />
            </div>
            <div>
              <div className="panel">
                <NodeDetail key={nodeId} network={network} nodeId={nodeId} />
              </div>
              <Rings around={around} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Drawing({ around, go }: { around: GetNetworkNeighboursResponse; go: (id: string) => void }) {
  const t = useWords();
  const { nodes, links, names } = useMemo(() => {
    const names = namesIn(around);
    return {
      names,
      nodes: around.nodes.flatMap(({ node, distance }) => (node ? [drawn(t, node, distance)] : [])),
      links: around.links.map((link) => tied(t, link, names)),
    };
  }, [around, t]);
  const [middle] = nodes;
  const kinds = [...new Set(around.links.map(({ spec }) => spec?.kind))].flatMap((one) => (one && one !== "NETWORK_LINK_KIND_UNSPECIFIED" ? [one] : []));
  if (!middle) return null;
  return (
    <>
      <Graph title={names.get(middle.id) ?? ""} middle={middle.id} nodes={nodes} links={links} go={go} />
      <ul className="graph-key">
        {[...new Set(around.nodes.map(({ node }) => node?.spec?.kind))].map(
          (one) =>
            one &&
            one !== "NETWORK_NODE_KIND_UNSPECIFIED" && (
              <li key={one}>
                <MarkGlyph of={markOf({ kind: one })} /> {t(`node.${one}`)}
              </li>
            ),
        )}
        {nodes.some(({ waits }) => waits) && (
          <li className="graph-node waits">
            <MarkGlyph of="person" /> {t("graph.waits")}
          </li>
        )}
        {kinds.map((one) => (
          <li key={one}>
            <svg viewBox="0 0 34 8" width="34" height="8" aria-hidden="true">
              <path d="M1 4H33" className={`graph-link ${looks[one]}`} />
            </svg>
            {t(`link.${one}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same as a list: who is how far away, by which links, and what is left out. */
function Rings({ around }: { around: GetNetworkNeighboursResponse }) {
  const t = useWords();
  const params = useParams({ from: FROM });
  const names = namesIn(around);
  const rings = [1, 2, 3].map((depth) => around.nodes.filter(({ distance }) => distance === depth));
  const left = around.nodes.filter(({ linksLeftOut }) => linksLeftOut > 0);
  const far = new Map(around.nodes.map(({ node, distance }) => [node?.nodeId ?? "", distance]));
  const links = new Map<string, string[]>();
  for (const link of around.links) {
    // Told of the one that is further away: it is there by that link.
    const [one, other] = [far.get(link.fromNodeId) ?? 0, far.get(link.toNodeId) ?? 0];
    for (const id of [...(one > other ? [link.fromNodeId] : []), ...(other > one ? [link.toNodeId] : [])]) links.set(id, [...(links.get(id) ?? []), linkSaid(t, link, names)]);
  }
  return (
    <Panel title={t("graph.near")} note={left.length > 0 ? t("graph.left", { number: left.reduce((sum, one) => sum + one.linksLeftOut, 0) }) : undefined} inset>
      {around.nodes.length < 2 && <p className="quiet">{t("graph.alone")}</p>}
      {rings.map(
        (ring, at) =>
          ring.length > 0 && (
            <section key={at} className="graph-ring" aria-label={t(`graph.ring.${at + 1}` as "graph.ring.1")}>
              <h3>
                {t(`graph.ring.${at + 1}` as "graph.ring.1")} <span className="quiet">{t.number(ring.length)}</span>
              </h3>
              <ul className="lined">
                {ring.map(({ node, linksLeftOut }) => {
                  if (!node) return null;
                  return (
                    <li key={node.nodeId}>
                      <MarkGlyph of={markOf(node.spec)} /> <Link to={FROM} params={params} search={(before: object) => ({ ...before, node: node.nodeId })} resetScroll={false}>
                        <bdi>{nameOf(node)}</bdi>
                      </Link>{" "}
                      {isHidden(node) && <State of={node.review?.state ?? ""} />}
                      <div className="small quiet">{[rolesOf(t, node.spec), t.list((node.spec?.countries ?? []).map(t.country))].filter((one) => one !== "").join(" · ")}</div>
                      {(links.get(node.nodeId) ?? []).slice(0, SAID).map((said) => <div key={said} className="small">{said}</div>)}
                      {linksLeftOut > 0 && <div className="small quiet">{t("graph.more", { number: linksLeftOut })}</div>}
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
    </Panel>
  );
}

const SAID = 4;

function namesIn({ nodes }: GetNetworkNeighboursResponse): ReadonlyMap<string, string> {
  return new Map(nodes.flatMap(({ node }) => (node ? [[node.nodeId, nameOf(node)] as const] : [])));
}
