import "./networks.css";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { ReviewTabs } from "@/features/cases/ReviewTabs";
import { type Said, SayDialog } from "@/features/cases/SayDialog";
import { codeNameOf, levelOf, operationQuery } from "@/features/operations/operations";
import { useMany } from "@/features/results/useMany";
import { reviewNetworkPersons } from "@/gen/methods";
import { reviewNetworkPersonsRequestRules } from "@/gen/rules";
import type { NetworkNode } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { placeOf } from "@/parts/place";
import { type Column, SELECT, Table } from "@/parts/Table";
import { isolate, ShortTime } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { nameOf, personsQuery, rolesOf } from "./elements";
import { networkQuery } from "./networks";
import { NodeFacts } from "./NodeFacts";

/** As many as are reviewed by one act. */
const MOST = reviewNetworkPersonsRequestRules.persons.maxItems;

/** Persons of networks that wait for a compliance reviewer, the oldest first; many are judged at once where one reason holds. */
export function PersonQueue() {
  const t = useWords();
  const { person: opened } = useSearch({ from: "/review/persons" });
  const navigate = useNavigate({ from: "/review/persons" });
  const { roles } = useSession();
  const query = useQuery(personsQuery);
  const rows = query.data ?? [];
  const within = [...new Set(rows.map((one) => one.operationId))];
  // For their names and marks alone: nobody asks for them again.
  const once = { refetchInterval: false as const };
  const operations = useQueries({ queries: within.map((id) => ({ ...operationQuery(id), ...once })) }).map(({ data }) => data);
  const nets = [...new Map(rows.map((one) => [one.networkId, one])).values()];
  const networks = useQueries({ queries: nets.map((one) => ({ ...networkQuery(one.operationId, one.networkId), ...once })) }).map(({ data }) => data);
  const networkName = (one: NetworkNode) => networks.find((network) => network?.networkId === one.networkId)?.spec?.name ?? t("network.one");
  const codeName = (one: NetworkNode) => codeNameOf(operations.find((operation) => operation?.operationId === one.operationId));
  useMarking(strictest([...operations.map(levelOf), ...networks.map((network) => network?.spec?.handling)]));
  const at = rows.findIndex((one) => one.nodeId === opened);
  const go = (one: NetworkNode | undefined) => void navigate({ search: one ? { person: one.nodeId } : {}, replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  const many = useMany(rows, (one) => one.nodeId, (one) => one.version, "persons");
  const mayNot = roles.includes("approver") ? t("reason.MAY_NOT_REVIEW") : undefined;
  const number = many.selected.length;
  const judges = number > 0 && number <= MOST && !mayNot;
  const { asks, ask, close } = useAsks([judges && "pass", judges && "refuse"]);
  /** What a refusal counts its places by, also when less is chosen by then. */
  const [sent, setSent] = useState<readonly NetworkNode[]>([]);
  const how = { touches: [["persons"], ["network"]], settle: () => many.chooseAll(false), then: () => void close() };
  const pass = useAct(reviewNetworkPersons, { ...how, done: ["persons.pass.done", { number }] });
  const refuse = useAct(reviewNetworkPersons, { ...how, done: ["persons.refuse.done", { number }] });
  const named = (field: string) => {
    const [, index = ""] = /^persons\[(\d+)\]/.exec(field) ?? [];
    return index === "" ? placeOf(t, field) : isolate(nameOf(sent[Number(index)]));
  };
  const lost = many.lost.length > 0 && (
    <div className="note warn" role="alert">
      <p>
        <Glyph shape="look" /> {t("persons.lost", { number: many.lost.length })}
      </p>
      <Button
        small
        onClick={() => {
          pass.clear();
          refuse.clear();
          many.forgetLost();
        }}
      >
        {t("changed.read")}
      </Button>
    </div>
  );
  const chosen = (
    <ul className="lined network-chosen">
      {many.selected.map((one) => (
        <li key={one.nodeId}>
          <b dir="auto">{nameOf(one)}</b>
          <div className="small quiet">
            {rolesOf(t, one.spec)} · <bdi>{networkName(one)}</bdi>
          </div>
        </li>
      ))}
    </ul>
  );
  const send = (act: typeof pass, passes: boolean) => ({ text, grounds }: Said) => {
    if (number === 0) return Promise.resolve(undefined);
    setSent(many.selected);
    return act.run({ persons: many.selected.map(({ nodeId, version }) => ({ nodeId, version })), pass: passes, grounds: passes ? [] : grounds, text });
  };
  const columns: Column<NetworkNode>[] = [
    {
      key: SELECT,
      head: <span className="hidden">{t("items.chosen")}</span>,
      cell: (one) => <input type="checkbox" aria-label={t("items.choose", { title: nameOf(one) })} checked={many.has(one)} onChange={() => undefined} onClick={(event) => many.toggle(one, event.shiftKey)} />,
    },
    {
      key: "name",
      head: t("node.pseudonym"),
      cell: (one) => (
        <Link to="/review/persons" search={{ person: one.nodeId }} resetScroll={false}>
          <bdi>{nameOf(one)}</bdi>
        </Link>
      ),
    },
    { key: "roles", head: t("fieldname.roles"), cell: (one) => rolesOf(t, one.spec), dispensable: 1 },
    { key: "network", head: t("network.one"), cell: (one) => <bdi>{networkName(one)}</bdi>, dispensable: 1 },
    ...(opened ? [] : ([{ key: "operation", head: t("find.operation"), cell: (one) => <bdi>{codeName(one)}</bdi>, dispensable: 1 }] satisfies Column<NetworkNode>[])),
    { key: "waits", head: t("review.since"), cell: (one) => <ShortTime time={one.updateTime} />, dispensable: 1 },
  ];
  const one = rows[at];
  const dialog = { refusedTitle: t("persons.refused"), stateOf: "NETWORK_ELEMENT" as const, label: t("reason"), path: "text", rule: reviewNetworkPersonsRequestRules.text, first: lost || undefined, named, close: () => void close() };
  return (
    <Page title={t("review.title")} beside={query.data && <span className="quiet">{t("persons.count", { number: rows.length })}</span>}>
      <ReviewTabs />
      <p className="note whole">{t("persons.note")}</p>
      <Cut rows={query.data} />
      <div className={one ? "columns halves" : ""}>
        <div className="stack">
          <section className="panel" aria-label={t("persons.title")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("persons.title")} columns={columns} rows={rows} id={(row) => row.nodeId} current={opened} />
                ) : (
                  <>
                    <h2 className="hidden">{t("persons.title")}</h2>
                    <Empty title={t("persons.empty")}>
                      <p>{t("persons.empty.text")}</p>
                    </Empty>
                  </>
                )
              }
            </Loaded>
          </section>
          {!asks && lost}
          {number > 0 && (
            <div className="network-bar" role="status">
              <b>{t("items.chosen.number", { number })}</b>
              <Button look="main" hotkey="c" cannot={mayNot ?? (number > MOST ? t("network.add.most", { number: MOST }) : undefined)} onClick={() => ask("pass")}>
                {t("case.pass")}
              </Button>
              <Button look="stop" hotkey="d" cannot={mayNot ?? (number > MOST ? t("network.add.most", { number: MOST }) : undefined)} onClick={() => ask("refuse")}>
                {t("case.refuse")}
              </Button>
              <Button look="plain" onClick={() => many.chooseAll(false)}>
                {t("items.chooseNone")}
              </Button>
            </div>
          )}
        </div>
        {one && (
          <div>
            <div className="panel side">
              <section className="detail" aria-label={nameOf(one)}>
                <header className="detail-head">
                  <div className="detail-where">
                    <button type="button" className="button plain small" onClick={() => go(undefined)}>
                      {t("detail.back")}
                    </button>
                    <Link to="/operations/$operation/networks/$network/graph" params={{ operation: one.operationId, network: one.networkId }} search={{ node: one.nodeId }}>
                      <bdi>{networkName(one)}</bdi>
                    </Link>
                  </div>
                  <div className="head">
                    <h2 tabIndex={-1} dir="auto">
                      {nameOf(one)}
                    </h2>
                  </div>
                </header>
                <div className="detail-body">
                  <NodeFacts node={one} />
                </div>
                <div className="decide">
                  <Button hotkey="x" onClick={() => many.toggle(one, false)}>
                    {t(many.has(one) ? "persons.unchoose" : "persons.choose")}
                  </Button>
                </div>
              </section>
            </div>
          </div>
        )}
      </div>
      {asks === "pass" && <SayDialog {...dialog} title={t("persons.pass.title", { number })} effect={<><p>{t("persons.pass.effect")}</p>{chosen}</>} act={t("case.pass")} draft="passPersons" state={pass} send={send(pass, true)} />}
      {asks === "refuse" && <SayDialog {...dialog} title={t("persons.refuse.title", { number })} effect={<><p>{t("persons.refuse.effect")}</p>{chosen}</>} act={t("case.refuse")} look="stop" grounds draft="refusePersons" state={refuse} send={send(refuse, false)} />}
    </Page>
  );
}
