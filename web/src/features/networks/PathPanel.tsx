import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { linkSaid, markOf, nameOf, nodeQuery, pathQuery } from "./elements";
import { MarkGlyph } from "./Mark";
import { NodeChoice } from "./NodeChoice";

const FROM = "/operations/$operation/networks/$network/graph";

/** One of the shortest ways from the node in the middle to another, step by step. */
export function PathPanel({ network, from }: { network: Network; from: string }) {
  const t = useWords();
  const params = useParams({ from: FROM });
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const to = search.to ?? "";
  const query = useQuery({ ...pathQuery(network, from, to), enabled: to !== "" && to !== from });
  const chosen = useQuery({ ...nodeQuery(network, to), enabled: to !== "" }).data;
  return (
    <Panel title={t("path.title")} note={t("path.note")} inset>
      <NodeChoice
        label={t("path.to")}
        path="to_node_id"
        of={network}
        value={to}
        chosen={chosen}
        without={[from]}
        required={false}
        change={(id) => void navigate({ search: (before) => ({ ...before, node: from, to: id || undefined }), replace: true, resetScroll: false })}
      />
      <div aria-live="polite">
        {to !== "" && to === from && <p className="quiet">{t("path.same")}</p>}
        {to !== "" && to !== from && (
          <Loaded query={query} rows={3}>
            {({ nodes, links }) => {
              if (nodes.length === 0) return <p>{t("path.none")}</p>;
              const names = new Map(nodes.map((node) => [node.nodeId, nameOf(node)]));
              return (
                <>
                  <p className="quiet">{t("path.steps", { number: links.length })}</p>
                  <ol className="network-path">
                    {nodes.map((node, at) => (
                      <li key={node.nodeId}>
                        <div>
                          <MarkGlyph of={markOf(node.spec)} />{" "}
                          <Link to={FROM} params={params} search={(before: object) => ({ ...before, node: node.nodeId })} resetScroll={false}>
                            <bdi>{nameOf(node)}</bdi>
                          </Link>
                        </div>
                        {links[at] && <div className="small quiet network-path-link">{linkSaid(t, links[at], names)}</div>}
                      </li>
                    ))}
                  </ol>
                </>
              );
            }}
          </Loaded>
        )}
      </div>
    </Panel>
  );
}
