import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useTogether } from "@/call/useAct";
import { addNetworkElements, mergeNetworkNodes, removeNetworkNode, reviseNetworkNode } from "@/gen/methods";
import { mergeNetworkNodesRequestRules, removeNetworkNodeRequestRules } from "@/gen/rules";
import type { Network, NetworkNode } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { apart } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { isActive, nameOf, nodeQuery } from "./elements";
import { isOpen, touched, useOwns } from "./networks";
import { NodeChoice } from "./NodeChoice";

/** What the owner of its network may do with a node now. */
export function NodeMoves({ network, node }: { network: Network; node: NetworkNode }) {
  const t = useWords();
  const owns = useOwns(network);
  const works = isOpen(network) && isActive(node);
  const revises = works && owns(reviseNetworkNode);
  const removes = works && owns(removeNetworkNode);
  const adds = works && owns(addNetworkElements);
  const merges = works && node.spec?.kind === "NETWORK_NODE_KIND_PERSON" && owns(mergeNetworkNodes);
  const { asks, ask, close } = useAsks([removes && "remove", merges && "merge"]);
  const [otherId, setOther] = useState("");
  const other = useQuery({ ...nodeQuery(network, otherId), enabled: otherId !== "" }).data;
  const name = nameOf(node);
  const how = { touches: [...touched(network.operationId, network.networkId), ["persons"]], together: useTogether(), then: () => void close() };
  const remove = useAct(removeNetworkNode, { ...how, done: ["node.remove.done", { name }] });
  const merge = useAct(mergeNetworkNodes, { ...how, done: ["node.merge.done", { name, other: nameOf(other) }] });
  const read = useRead(node, node.nodeId, (now) => now.version);
  const { note, cannot } = useChanged(read, node, [remove, merge], { of: ({ spec, state }) => ({ ...spec, state }), matters: removes || merges });
  const request = { operationId: network.operationId, networkId: network.networkId, nodeId: node.nodeId, version: read.record.version };
  const params = { operation: network.operationId, network: network.networkId };
  if (!revises && !removes && !merges && !adds && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide">
        {adds && (
          <Link className="button line" to="/operations/$operation/networks/$network/add" params={params} search={{ from: node.nodeId }}>
            {t("node.link")}
          </Link>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/networks/$network/revise" params={params} search={{ node: node.nodeId }}>
            {t("node.revise")}
          </Link>
        )}
        {merges && (
          <Button cannot={cannot} onClick={() => ask("merge")}>
            {t("node.merge")}
          </Button>
        )}
        {removes && (
          <Button look="stop" cannot={cannot} onClick={() => ask("remove")}>
            {t("node.remove")}
          </Button>
        )}
      </div>
      {asks === "remove" && (
        <ReasonDialog
          title={t("node.remove.title", { name })}
          effect={t("node.remove.effect")}
          act={t("node.remove")}
          refusedTitle={t("node.remove.refused")}
          rule={removeNetworkNodeRequestRules.reason}
          draft={`removeNode.${node.nodeId}`}
          first={note}
          state={remove}
          close={() => void close()}
          send={(reason) => remove.run({ ...request, reason })}
        />
      )}
      {asks === "merge" && (
        <ReasonDialog
          title={t("node.merge.title", { name })}
          effect={
            <>
              <NodeChoice
                label={t("node.merge.other")}
                path="other_node_id"
                of={network}
                kind="NETWORK_NODE_KIND_PERSON"
                value={otherId}
                chosen={other}
                without={[node.nodeId]}
                change={setOther}
              />
              <p>{other ? t("node.merge.effect", { name: apart(name), other: apart(nameOf(other)) }) : t("node.merge.which")}</p>
            </>
          }
          act={t("node.merge")}
          refusedTitle={t("node.merge.refused")}
          rule={mergeNetworkNodesRequestRules.reason}
          draft={`mergeNode.${node.nodeId}`}
          first={note}
          state={merge}
          close={() => void close()}
          send={(reason) => (other ? merge.run({ ...request, otherNodeId: other.nodeId, otherVersion: other.version, reason }) : Promise.resolve(undefined))}
        />
      )}
    </>
  );
}
