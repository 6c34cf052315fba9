import "@/features/plan/plan.css";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import type { Refusal } from "@/call/refusal";
import { SourcesField } from "@/features/hotspots/Sources";
import { newKey } from "@/features/plan/rowNames";
import { RowList } from "@/features/plan/sections/RowList";
import { networkConfidence, networkLinkKind, networkNodeKind } from "@/gen/enums";
import { addNetworkElements } from "@/gen/methods";
import { networkLinkSpecRules } from "@/gen/rules";
import type { Network, NetworkLinkKind, NetworkNode, NetworkNodeKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { type Draft, useDraft } from "@/parts/draft";
import { DayField, Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { type Known, nameOf, useNodes } from "./elements";
import { NetworkPage, Owned } from "./NetworkParts";
import { touched } from "./networks";
import { NodeChoice } from "./NodeChoice";
import { NodeFields, nodePaths } from "./NodeFields";
import { AT_ONCE, doubles, type LinkRow, linesOf, newLink, newNode, type NodeRow, sentElements, type TypedElements, without, wrongEnds } from "./typed";

const FROM = "/operations/$operation/networks/$network/add";

/** Adds nodes and links, many at once: all of them or none. */
export function AddForm() {
  const t = useWords();
  const { from = "" } = useSearch({ from: FROM });
  return (
    <NetworkPage doing={t("network.add")}>
      {(network) => (
        <Owned network={network} method={addNetworkElements} title={t("network.add")}>
          <Writing key={from} network={network} from={from} />
        </Owned>
      )}
    </NetworkPage>
  );
}

function Writing({ network, from }: { network: Network; from: string }) {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  const { operationId, networkId } = network;
  const draft = useDraft<TypedElements>(`elements.${networkId}.${from}`, from ? { nodes: [], links: [{ key: newKey("link"), ...newLink(from) }] } : { nodes: [{ key: newKey("node"), ...newNode() }], links: [] });
  const { value, set } = draft;
  const ends = [...new Set(value.links.flatMap((link) => [link.from, link.to]).filter((end) => end !== "" && !end.startsWith("#")))];
  const known = useNodes(network, ends);
  const number = value.nodes.length + value.links.length;
  const back = () => void navigate(from ? { to: "/operations/$operation/networks/$network/graph", params, search: { node: from } } : { to: "/operations/$operation/networks/$network/nodes", params, search: {} });
  const act = useAct(addNetworkElements, {
    touches: [...touched(operationId, networkId), ["persons"]],
    done: ["network.add.done", { nodes: value.nodes.length, links: value.links.length }],
    settle: draft.drop,
    then: back,
  });
  const cannot = number === 0 ? t("network.add.nothing") : number > AT_ONCE ? t("network.add.most", { number: AT_ONCE }) : undefined;
  const send = () => !cannot && void act.run({ operationId, networkId, ...sentElements(value) });
  const told = [
    ...value.nodes.flatMap((_, at) => nodePaths(`nodes[${at}].spec`)),
    ...value.links.flatMap((_, at) => ["from", "to", "spec.kind", "spec.confidence", "spec.since_day", "spec.until_day"].map((field) => `links[${at}].${field}`)),
  ];
  const person = value.nodes.some(({ kind }) => kind === "NETWORK_NODE_KIND_PERSON");
  return (
    <Form refusal={act.refusal} send={send} label={t("network.add")} round={draft.round}>
      <p className="note">{t("network.pseudonyms")}</p>
      <Panel title={t("network.add.nodes")} note={t("network.add.number", { number, most: AT_ONCE })} inset>
        <div className="stack">
          <RowList<NodeRow>
            rows={value.nodes}
            change={(nodes) => set((before) => ({ nodes, links: without(before.links, nodes) }))}
            nameOf={(row, at) => row.name || t("node.new", { number: at + 1 })}
            adds={networkNodeKind.map((kind) => ({ label: t(`network.add.${kind}`), row: () => ({ key: newKey("node"), ...newNode(kind) }), cannot: number >= AT_ONCE ? t("network.add.most", { number: AT_ONCE }) : undefined }))}
          >
            {(row, at, change) => <NodeFields operationId={operationId} path={`nodes[${at}].spec`} value={row} set={change} />}
          </RowList>
          <Many draft={draft} room={AT_ONCE - number} />
        </div>
      </Panel>
      <Panel title={t("network.add.links")} note={t("network.add.links.note")} inset>
        <div className="stack">
          <RowList<LinkRow>
            rows={value.links}
            change={(links) => set({ links })}
            nameOf={(_, at) => t("link.new", { number: at + 1 })}
            adds={[{ label: t("network.add.link"), row: () => ({ key: newKey("link"), ...newLink(from) }), cannot: number >= AT_ONCE ? t("network.add.most", { number: AT_ONCE }) : undefined }]}
          >
            {(row, at, change) => <LinkFields network={network} at={at} row={row} change={change} typed={value} known={known} />}
          </RowList>
        </div>
      </Panel>
      {person && <p className="note warn">{t("network.add.effect")}</p>}
      <RefusalPanel title={t("network.add.refused")} refusal={act.refusal} again={act.again} told={told} />
      <Chain refusal={act.refusal} typed={value} known={known} network={network} />
      <FormButtons busy={act.busy} cannot={cannot} close={back} draft={draft}>
        {t("network.add.send", { number })}
      </FormButtons>
    </Form>
  );
}

interface LinkGiven {
  network: Network;
  at: number;
  row: LinkRow;
  change: (part: Partial<LinkRow>) => void;
  typed: TypedElements;
  known: readonly NetworkNode[];
}

function LinkFields({ network, at, row, change, typed, known }: LinkGiven) {
  const t = useWords();
  const path = `links[${at}]`;
  const also = typed.nodes.map((node, index) => [`#${node.key}`, t("node.typed", { name: apart(node.name || t("node.new", { number: index + 1 })), kind: t(`node.${node.kind as Known<NetworkNodeKind>}`) })] as const);
  const kindOf = (end: string) => (end.startsWith("#") ? (typed.nodes.find(({ key }) => `#${key}` === end)?.kind as NetworkNodeKind | undefined) : known.find(({ nodeId }) => nodeId === end)?.spec?.kind);
  const wrong = wrongEnds(row.kind, kindOf(row.from), kindOf(row.to));
  const early = row.sinceDay !== "" && row.untilDay !== "" && row.sinceDay > row.untilDay;
  const end = (which: "from" | "to", other: string) => (
    <NodeChoice
      label={t(`link.${which}`)}
      path={`${path}.${which}`}
      of={network}
      value={row[which]}
      change={(id) => change({ [which]: id })}
      without={other && !other.startsWith("#") ? [other] : []}
      also={also.filter(([id]) => id !== other)}
      chosen={known.find(({ nodeId }) => nodeId === row[which])}
    />
  );
  return (
    <>
      <div className="pair">
        {end("from", row.to)}
        {end("to", row.from)}
      </div>
      <div className="pair">
        <SelectField
          label={t("link.kind")}
          help={row.kind ? t(`link.help.${row.kind as Known<NetworkLinkKind>}`) : undefined}
          path={`${path}.spec.kind`}
          rule={networkLinkSpecRules.kind}
          value={row.kind}
          change={(kind) => change({ kind })}
          options={[["", "–"], ...networkLinkKind.map((one) => [one, t(`link.${one}`)] as const)]}
        />
        <SelectField
          label={t("fieldname.confidence")}
          path={`${path}.spec.confidence`}
          rule={networkLinkSpecRules.confidence}
          value={row.confidence}
          change={(confidence) => change({ confidence })}
          options={[["", "–"], ...networkConfidence.map((one) => [one, t(`confidence.${one}`)] as const)]}
        />
      </div>
      {wrong && <p className="note warn">{t("rule.link.kinds")}</p>}
      {doubles(typed.links).has(at) && <p className="note warn">{t("link.double")}</p>}
      <details className="network-more" open={row.sources.length > 0 || row.sinceDay !== "" || row.untilDay !== "" || undefined}>
        <summary>{t("link.more")}</summary>
        <div className="stack">
          <div className="pair">
            <DayField label={t("fieldname.sinceDay")} help={t("link.day.help")} path={`${path}.spec.since_day`} value={row.sinceDay} change={(sinceDay) => change({ sinceDay })} />
            <DayField label={t("fieldname.untilDay")} help={t("link.until.help")} path={`${path}.spec.until_day`} remark={early ? t("rule.link.days") : undefined} value={row.untilDay} change={(untilDay) => change({ untilDay })} />
          </div>
          <SourcesField path={`${path}.spec.sources`} value={row.sources} most={networkLinkSpecRules.sources.maxItems} change={(sources) => change({ sources })} />
        </div>
      </details>
    </>
  );
}

/** Several of one kind by their names, one on each line; each is a row then, and can be said more of. */
function Many({ draft, room }: { draft: Draft<TypedElements>; room: number }) {
  const t = useWords();
  const [kind, setKind] = useState<string>("NETWORK_NODE_KIND_PERSON");
  const [names, setNames] = useState("");
  const lines = linesOf(names);
  const take = () => {
    draft.set((before) => ({ ...before, nodes: [...before.nodes.filter(({ name }) => name.trim() !== ""), ...lines.map((name) => ({ key: newKey("node"), ...newNode(kind as NetworkNodeKind), name }))] }));
    setNames("");
  };
  return (
    <details className="network-more">
      <summary>{t("network.add.many")}</summary>
      <div className="stack">
        <SelectField label={t("fieldname.kind")} path="many.kind" value={kind} change={setKind} options={networkNodeKind.map((one) => [one, t(`node.${one}`)] as const)} />
        <TextField prose label={t("network.add.names")} help={t("network.add.names.help")} path="many.names" value={names} change={setNames} />
        <div className="buttons">
          <Button small cannot={lines.length === 0 ? t("network.add.nothing") : lines.length > room ? t("network.add.most", { number: AT_ONCE }) : undefined} onClick={take}>
            {t("network.add.take", { number: lines.length })}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** The circle that a refusal names, by the names of what stands in it. */
function Chain({ refusal, typed, known, network }: { refusal: Refusal | undefined; typed: TypedElements; known: readonly NetworkNode[]; network: Network }) {
  const t = useWords();
  const ids = (refusal?.metadata["nodes"] ?? "").split(",").filter((id) => id !== "");
  const others = useNodes(network, ids.filter((id) => /^[0-9a-f-]{36}$/.test(id) && !known.some(({ nodeId }) => nodeId === id)));
  if (ids.length === 0) return null;
  const names = ids.map((id) => {
    const node = [...known, ...others].find(({ nodeId }) => nodeId === id);
    return apart(nameOf(node) || typed.nodes.find(({ key }) => key === id)?.name || t("node.unseen"));
  });
  return (
    <p className="note warn" role="status">
      <b>{t("link.chain")}</b> {names.join(document.documentElement.dir === "rtl" ? " ← " : " → ")}
    </p>
  );
}
