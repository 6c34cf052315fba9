import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { caseQuery, useOwnerNames } from "@/features/cases/cases";
import { addNetworkElements, getCase, unlinkNetworkCase } from "@/gen/methods";
import type { Network, NetworkNodeKind, NetworkRole, NetworkSpread } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Bar } from "@/parts/Bar";
import { Button } from "@/parts/Button";
import { codedCrimes } from "@/parts/crimes";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { type Known, markOf } from "./elements";
import { MarkGlyph } from "./Mark";
import { NetworkMoves } from "./NetworkMoves";
import { NetworkPage, OwnerOf } from "./NetworkParts";
import { isOpen, spreadQuery, useOwns } from "./networks";
import { SpreadOver } from "./SpreadOver";
import { Supervised } from "./Supervised";

const FROM = "/operations/$operation/networks/$network";

/** What a network is: how many there are of what, and how it spreads over countries. */
export function NetworkOverview() {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  return (
    <NetworkPage acts={(network) => <Adds network={network} add={() => void navigate({ to: "/operations/$operation/networks/$network/add", params, search: {} })} label={t("network.add")} />}>
      {(network) => <Told network={network} />}
    </NetworkPage>
  );
}

function Adds({ network, add, label }: { network: Network; add: () => void; label: string }) {
  const owns = useOwns(network);
  return isOpen(network) && owns(addNetworkElements) ? (
    <Button look="main" hotkey="n" onClick={add}>
      {label}
    </Button>
  ) : null;
}

function Told({ network }: { network: Network }) {
  const t = useWords();
  const query = useQuery(spreadQuery(network.operationId, network.networkId));
  return (
    <>
      <div className="columns">
        <div>
          <Panel title={t("network.made")} note={t("network.made.note")} inset>
            <Loaded query={query} rows={6}>
              {(spread) => <Made network={network} spread={spread} />}
            </Loaded>
          </Panel>
          <Panel title={t("network.spread")} note={t("network.spread.note")}>
            <Loaded query={query} rows={6}>
              {(spread) => <SpreadOver network={network} spread={spread} />}
            </Loaded>
          </Panel>
        </div>
        <div>
          <Facts network={network} />
          <Cases network={network} />
          {network.majorCase && (
            <Panel title={t("network.supervision")} inset>
              <Supervised of={network.majorCase} />
              <Link to="/operations/$operation/networks/$network/supervision" params={{ operation: network.operationId, network: network.networkId }}>
                {t("network.toSupervision")}
              </Link>
            </Panel>
          )}
        </div>
      </div>
      <NetworkMoves network={network} />
    </>
  );
}

/** How many of each kind, and persons by role; each leads to those that it counts. */
function Made({ network, spread }: { network: Network; spread: NetworkSpread }) {
  const t = useWords();
  const params = { operation: network.operationId, network: network.networkId };
  const most = Math.max(1, ...spread.kinds.map(({ number }) => number));
  const mostRoles = Math.max(1, ...spread.roles.map(({ number }) => number));
  if (spread.kinds.length === 0) {
    return (
      <Empty title={t("network.empty")}>
        <p>{t("network.empty.text")}</p>
      </Empty>
    );
  }
  return (
    <>
      {spread.notPassed > 0 && (
        <p className="note warn">
          <State of="CASE_REVIEW_STATE_PENDING" /> {t("network.notPassed", { number: spread.notPassed })}
        </p>
      )}
      <div className="network-counts">
        <section aria-label={t("network.byKind")}>
          <h3>{t("network.byKind")}</h3>
          <div className="counts">
            {spread.kinds.map(({ kind, number }) => (
              <Link key={kind} to="/operations/$operation/networks/$network/nodes" params={params} search={{ kind: kind as Known<NetworkNodeKind> }}>
                <span>
                  <MarkGlyph of={markOf({ kind })} /> {t(`node.${kind as Known<NetworkNodeKind>}`)}
                </span>
                <Bar validated={number} provisional={0} most={most} />
                <span className="number">{t.number(number)}</span>
              </Link>
            ))}
          </div>
        </section>
        {spread.roles.length > 0 && (
          <section aria-label={t("network.byRole")}>
            <h3>{t("network.byRole")}</h3>
            <div className="counts">
              {spread.roles.map(({ role, number }) => (
                <Link key={role} to="/operations/$operation/networks/$network/nodes" params={params} search={{ role: role as Known<NetworkRole> }}>
                  <span>{t(`role.${role as Known<NetworkRole>}`)}</span>
                  <Bar validated={number} provisional={0} most={mostRoles} />
                  <span className="number">{t.number(number)}</span>
                </Link>
              ))}
            </div>
            <p className="small quiet">{t("network.byRole.note")}</p>
          </section>
        )}
      </div>
      <p className="quiet small">{spread.links.map(({ kind, number }) => t("network.links", { kind: t(`link.${kind as "NETWORK_LINK_KIND_COMMAND"}`), number })).join(" · ")}</p>
    </>
  );
}

function Facts({ network }: { network: Network }) {
  const t = useWords();
  const nameOf = useOwnerNames(network.operationId);
  const { spec } = network;
  return (
    <Panel title={t("network.facts")} inset>
      <Rows
        rows={[
          [t("network.does"), <bdi key="summary" className="written">{spec?.summary}</bdi>],
          [t("fieldname.crimeAreas"), spec && codedCrimes(t, spec.crimeAreas)],
          [t("network.owner"), <OwnerOf key="owner" of={network} nameOf={nameOf} />],
          [t("fieldname.visibleTo"), spec && spec.visibleTo.length > 0 && t.list(spec.visibleTo.map(nameOf))],
          [t("network.created"), <When key="created" time={network.createTime} />],
          [t("network.changed"), network.updateTime !== network.createTime && <When key="changed" time={network.updateTime} />],
        ]}
      />
      <p>
        <Link to="/operations/$operation/history" params={{ operation: network.operationId }} search={{ network: network.networkId }}>
          {t("history")}
        </Link>
      </p>
    </Panel>
  );
}

/** Cases that it is linked to, as far as they are seen. */
function Cases({ network }: { network: Network }) {
  const t = useWords();
  const may = useMay();
  const owns = useOwns(network);
  const unlinks = isOpen(network) && owns(unlinkNetworkCase);
  const params = { operation: network.operationId, network: network.networkId };
  if (network.caseIds.length === 0 || !may(getCase)) return null;
  return (
    <Panel title={t("nav.cases")} inset>
      <ul className="lined">
        {network.caseIds.map((id) => (
          <li key={id} className="network-case">
            <CaseLink operationId={network.operationId} caseId={id} />
            {unlinks && (
              <Link className="small" to={FROM} params={params} search={{ dialog: `unlink.${id}` } as never} state={{ asked: true }} resetScroll={false}>
                {t("network.unlink")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CaseLink({ operationId, caseId }: { operationId: string; caseId: string }) {
  const t = useWords();
  const one = useQuery({ ...caseQuery(operationId, caseId), refetchInterval: false }).data;
  return (
    <Link to="/operations/$operation/cases" params={{ operation: operationId }} search={{ case: caseId }}>
      <bdi>{one?.spec?.title ?? t("network.case")}</bdi>
    </Link>
  );
}
