import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { hotspotQuery } from "@/features/hotspots/hotspots";
import { useOwnerNames } from "@/features/cases/cases";
import { ReviewNote } from "@/features/cases/ReviewNote";
import { getHotspot } from "@/gen/methods";
import type { NetworkNode, NetworkNodeKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { isActive, isHidden, type Known, nameOf, nodeQuery, rolesOf } from "./elements";

/** What is known of a node. */
export function NodeFacts({ node, full = true }: { node: NetworkNode; full?: boolean }) {
  const t = useWords();
  const may = useMay();
  const countryName = useOwnerNames(full ? node.operationId : "");
  const { spec } = node;
  const hotspotId = spec?.hotspotId ?? "";
  const hotspot = useQuery({ ...hotspotQuery(node.operationId, hotspotId), enabled: full && hotspotId !== "" && may(getHotspot), refetchInterval: false }).data;
  return (
    <>
      <ReviewNote review={node.review} hidden={isHidden(node) && t("node.hidden")} open={isActive(node)} />
      {!isActive(node) && (
        <p className="note">
          <State of={node.state} /> <bdi>{node.endReason}</bdi> {node.mergedIntoId && <Into node={node} />}
        </p>
      )}
      <Rows
        rows={[
          [t("fieldname.kind"), spec && t(`node.${spec.kind as Known<NetworkNodeKind>}`)],
          [t("fieldname.roles"), spec && spec.roles.length > 0 && rolesOf(t, spec)],
          [t(spec?.kind === "NETWORK_NODE_KIND_PERSON" ? "node.otherPseudonyms" : "fieldname.otherNames"), spec && spec.otherNames.length > 0 && spec.otherNames.map((name) => <div key={name}><bdi>{name}</bdi></div>)],
          [
            t("fieldname.countries"),
            spec && spec.countries.length > 0 && (
              <ul key="countries" className="network-bodies">
                {spec.countries.map((code) => (
                  <li key={code}>
                    <Country code={code} name={countryName(code)} />
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            t("fieldname.hotspotId"),
            hotspot && (
              <Link key="hotspot" to="/operations/$operation/hotspots" params={{ operation: node.operationId }} search={{ hotspot: hotspotId }}>
                <bdi>{hotspot.spec?.name}</bdi>
              </Link>
            ),
          ],
          [t("fieldname.note"), spec?.note && <bdi key="note" className="written">{spec.note}</bdi>],
          [t("network.changed"), <When key="changed" time={node.updateTime} plain />],
        ]}
      />
    </>
  );
}

/** The one that goes on. */
function Into({ node }: { node: NetworkNode }) {
  const t = useWords();
  const into = useQuery({ ...nodeQuery(node, node.mergedIntoId), refetchInterval: false }).data;
  return into ? (
    <Link to="/operations/$operation/networks/$network/nodes" params={{ operation: node.operationId, network: node.networkId }} search={{ node: into.nodeId }}>
      {t("node.into", { name: nameOf(into) })}
    </Link>
  ) : null;
}
