import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { reviseNetworkNode } from "@/gen/methods";
import type { Network, NetworkNode, NetworkNodeKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { type Known, nameOf, nodeQuery } from "./elements";
import { NetworkPage, Owned } from "./NetworkParts";
import { touched } from "./networks";
import { NodeFields, nodePaths } from "./NodeFields";
import { sentNode, type TypedNode, typedNode } from "./typed";

const FROM = "/operations/$operation/networks/$network/revise";

/** Says anew what a node is. */
export function NodeForm() {
  const t = useWords();
  const { node = "" } = useSearch({ from: FROM });
  return (
    <NetworkPage doing={t("node.revise.one")}>
      {(network) =>
        node ? (
          <Owned network={network} method={reviseNetworkNode} title={t("node.revise")}>
            <Read key={node} network={network} nodeId={node} />
          </Owned>
        ) : (
          <section className="panel">
            <h2 className="hidden">{t("node.revise")}</h2>
            <Empty title={t("nodes.none")} />
          </section>
        )
      }
    </NetworkPage>
  );
}

function Read({ network, nodeId }: { network: Network; nodeId: string }) {
  const query = useQuery(nodeQuery(network, nodeId));
  return <Loaded query={query}>{(node) => <Writing network={network} before={node} />}</Loaded>;
}

function Writing({ network, before }: { network: Network; before: NetworkNode }) {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  const draft = useDraft<TypedNode>(`node.${before.nodeId}`, { ...typedNode(before), begun: before });
  const { value, set } = draft;
  const back = () => void navigate({ to: "/operations/$operation/networks/$network/nodes", params, search: { node: before.nodeId } });
  const act = useAct(reviseNetworkNode, {
    touches: [...touched(network.operationId, network.networkId), ["persons"]],
    done: ["node.revise.done", { name: value.name }],
    settle: draft.drop,
    then: back,
  });
  const { begun, note, cannot } = useBegun(draft, before, [act], { fieldsOf: typedNode });
  const send = () => !cannot && void act.run({ operationId: network.operationId, networkId: network.networkId, nodeId: before.nodeId, version: begun?.version, spec: sentNode(value) });
  const person = before.spec?.kind === "NETWORK_NODE_KIND_PERSON";
  return (
    <Panel title={nameOf(before)} note={t(`node.${before.spec?.kind as Known<NetworkNodeKind>}`)} inset>
      <Form refusal={act.refusal} send={send} label={t("node.revise")} round={draft.round}>
        {person && <p className="note warn">{t("node.revise.effect")}</p>}
        <NodeFields operationId={network.operationId} path="spec" value={value} set={set} fixed />
        <RefusalPanel title={t("node.revise.refused")} refusal={act.refusal} again={act.again} told={nodePaths("spec")} />
        {note}
        <FormButtons busy={act.busy} cannot={cannot} close={back} draft={draft}>
          {t("node.revise")}
        </FormButtons>
      </Form>
    </Panel>
  );
}
