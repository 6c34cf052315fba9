import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { useKey } from "@/shell/keys";
import { isActive, isHidden, markOf, nameOf, neighboursQuery, nodeQuery } from "./elements";
import { MarkGlyph } from "./Mark";
import { NodeFacts } from "./NodeFacts";
import { NodeMoves } from "./NodeMoves";
import { OwnLinks } from "./OwnLinks";

interface Given {
  network: Network;
  nodeId: string;
  /** Back to its list; in a graph it stays. */
  close?: () => void;
}

/** One node beside its list or its graph. */
export function NodeDetail({ network, nodeId, close }: Given) {
  const t = useWords();
  const query = useQuery(nodeQuery(network, nodeId));
  useKey("Escape", t("dialog.close"), close);
  const params = { operation: network.operationId, network: network.networkId };
  return (
    <section className="detail" aria-label={nameOf(query.data) || t("node.one")}>
      <Loaded query={query}>
        {(node) => (
          <>
            <header className="detail-head">
              {close && (
                <div className="detail-where">
                  <button type="button" className="button plain small" onClick={close}>
                    {t("detail.back")}
                  </button>
                </div>
              )}
              <div className="head">
                <h2 tabIndex={-1} dir="auto">
                  <MarkGlyph of={markOf(node.spec)} /> {nameOf(node)}
                </h2>
                {isHidden(node) ? <State of={node.review?.state ?? ""} box /> : !isActive(node) && <State of={node.state} box />}
              </div>
            </header>
            <div className="detail-body">
              <NodeFacts node={node} />
              {close && isActive(node) && <Links network={network} nodeId={nodeId} />}
              <p className="buttons">
                {close && isActive(node) && (
                  <Link to="/operations/$operation/networks/$network/graph" params={params} search={{ node: nodeId }}>
                    {t("node.graph")}
                  </Link>
                )}
                {!close && (
                  <Link to="/operations/$operation/networks/$network/nodes" params={params} search={{ node: nodeId }}>
                    {t("node.list")}
                  </Link>
                )}
                <Link to="/operations/$operation/history" params={{ operation: network.operationId }} search={{ network: network.networkId, node: nodeId }}>
                  {t("history")}
                </Link>
              </p>
            </div>
            <NodeMoves network={network} node={node} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Its links; in the graph they are drawn. */
function Links({ network, nodeId }: { network: Network; nodeId: string }) {
  const t = useWords();
  const query = useQuery(neighboursQuery(network, nodeId, 1));
  return (
    <section aria-label={t("node.links")}>
      <h3>{t("node.links")}</h3>
      <Loaded query={query} rows={3}>
        {({ nodes, links }) => {
          const names = new Map(nodes.flatMap(({ node }) => (node ? [[node.nodeId, nameOf(node)] as const] : [])));
          const own = links.filter(({ fromNodeId, toNodeId }) => fromNodeId === nodeId || toNodeId === nodeId);
          return <OwnLinks network={network} links={own} names={names} />;
        }}
      </Loaded>
    </section>
  );
}
