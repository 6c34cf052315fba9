import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useOwnerNames } from "@/features/cases/cases";
import { networkElementState, networkNodeKind, networkRole } from "@/gen/enums";
import { addNetworkElements } from "@/gen/methods";
import type { Network, NetworkNode, NetworkNodeKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { Empty, Loaded } from "@/parts/Loaded";
import { More } from "@/parts/More";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useKey } from "@/shell/keys";
import { isActive, isHidden, type Known, markOf, nameOf, nodesQuery, rolesOf, wantedNodes } from "./elements";
import { MarkGlyph } from "./Mark";
import { NetworkPage } from "./NetworkParts";
import { isOpen, spreadQuery, useOwns } from "./networks";
import { NodeDetail } from "./NodeDetail";

const FROM = "/operations/$operation/networks/$network/nodes";

/** Who and what a network is made of: a list, narrowed by what the address says, and one of it beside it. */
export function NodeList() {
  return <NetworkPage acts={(network) => <Adds network={network} />}>{(network) => <Listed network={network} />}</NetworkPage>;
}

function Adds({ network }: { network: Network }) {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  const owns = useOwns(network);
  if (!isOpen(network) || !owns(addNetworkElements)) return null;
  return (
    <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/operations/$operation/networks/$network/add", params, search: {} })}>
      {t("network.add")}
    </Button>
  );
}

function Listed({ network }: { network: Network }) {
  const t = useWords();
  const params = useParams({ from: FROM });
  const { node: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const countryName = useOwnerNames(network.operationId);
  const query = useInfiniteQuery({ ...nodesQuery(network, wantedNodes(asked)), placeholderData: keepPreviousData });
  // Only to choose a country from.
  const spread = useQuery(spreadQuery(network.operationId, network.networkId)).data;
  const rows = query.data ?? [];
  const at = rows.findIndex((one) => one.nodeId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, node: one, dialog: undefined }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.nodeId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.nodeId));
  useTopWhenAlone(opened);
  const countries = [...new Set([...(spread?.countries ?? []).map(({ country }) => country), ...(asked.country ? [asked.country] : [])])];
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const columns: Column<NetworkNode>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <>
          <MarkGlyph of={markOf(one.spec)} />{" "}
          <Link to={FROM} params={params} search={(before) => ({ ...before, node: one.nodeId })} resetScroll={false}>
            <bdi>{nameOf(one)}</bdi>
          </Link>
        </>
      ),
    },
    { key: "kind", head: t("fieldname.kind"), cell: (one) => t(`node.${one.spec?.kind as Known<NetworkNodeKind>}`), dispensable: 1 },
    { key: "roles", head: t("fieldname.roles"), cell: (one) => rolesOf(t, one.spec), dispensable: 1 },
    ...(opened ? [] : ([{ key: "countries", head: t("fieldname.countries"), cell: (one) => t.list((one.spec?.countries ?? []).map(countryName)), dispensable: 1 }] satisfies Column<NetworkNode>[])),
    { key: "state", head: t("fieldname.state"), cell: (one) => (isActive(one) && isHidden(one) ? <State of={one.review?.state ?? ""} /> : !isActive(one) ? <State of={one.state} /> : null) },
  ];
  return (
    <>
      <div className="filters">
        <Find label={t("networks.find")} value={asked.find} change={(find) => filter({ find })} />
        <Filter label={t("fieldname.kind")} value={asked.kind} change={(one) => filter({ kind: one })} options={networkNodeKind.map((one) => [one, t(`node.${one}`)])} />
        <Filter label={t("nodes.role")} value={asked.role} change={(one) => filter({ role: one })} options={networkRole.map((one) => [one, t(`role.${one}`)])} />
        {countries.length > 0 && (
          <Filter label={t("countries.country")} value={asked.country} change={(one) => filter({ country: one })} options={countries.map((code) => [code, countryName(code)] as const).sort(([, one], [, other]) => t.compare(one, other))} />
        )}
        <Filter label={t("fieldname.state")} value={asked.state} change={(one) => filter({ state: one })} options={networkElementState.map((one) => [one, t(`state.${one}`)])} />
      </div>
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("network.nodes")}>
            <Loaded query={query} rows={8}>
              {() => (
                <>
                  {rows.length > 0 && <Table caption={t("network.nodes")} columns={columns} rows={rows} id={(one) => one.nodeId} current={opened} />}
                  {rows.length === 0 && !query.hasNextPage && (
                    <>
                      <h2 className="hidden">{t("network.nodes")}</h2>
                      <Empty title={t(narrowed ? "nodes.none" : "network.empty")}>
                        <p>{t(narrowed ? "nodes.none.text" : "network.empty.text")}</p>
                      </Empty>
                    </>
                  )}
                  <More of={query} none={rows.length === 0} />
                </>
              )}
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <NodeDetail key={opened} network={network} nodeId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}
