import "./history.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { asRefusal } from "@/call/refusal";
import { useNamed } from "@/features/hotspots/hotspots";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { getHotspot } from "@/gen/methods";
import type { RecordChange } from "@/gen/types";
import { useWords, type Words } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Difference, Value } from "@/parts/Difference";
import { differences } from "@/parts/differences";
import { Form, TimeField } from "@/parts/Form";
import { strictest, useMarking } from "@/parts/Handling";
import { Failed, Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { namesIn, placeOf } from "@/parts/place";
import { type Column, Table } from "@/parts/Table";
import { apart, When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { beforeOf, changesQuery, chosenOf, emptied, type Kept, momentsOf, namedIn, planThen, shownOf, soughtBefore, type State, stateQuery, typedMoment } from "./history";

/** Who changed a record, when and why, and in what it differs between two moments. */
export function HistoryPage() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: "/operations/$operation/history" });
  const { country, hotspot, case: caseId, network, node } = useSearch({ from: "/operations/$operation/history" });
  const operation = useOperation(operationId).data;
  useMarkingOf(operation);
  const kept: Kept = country
    ? { kind: "participation", operationId, id: country }
    : hotspot
      ? { kind: "hotspot", operationId, id: hotspot }
      : caseId
        ? { kind: "case", operationId, id: caseId }
        : network && node
          ? { kind: "node", operationId, id: node, networkId: network }
          : network
            ? { kind: "network", operationId, id: network }
            : { kind: "operation", operationId, id: operationId };
  const query = useInfiniteQuery(changesQuery(kept));
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <Page title={t("history")} within={{ operation: operationId, name: codeNameOf(operation) }} sub={<Of kept={kept} />}>
      <Loaded query={query}>
        {() => (
          <>
            <Compare kept={kept} changes={changes} />
            <Panel title={t("history.changes")} note={t("history.changes.note")}>
              <Changes kept={kept} changes={changes} sought={(at) => soughtBefore(query, at, query.fetchNextPage)} more={query.hasNextPage} />
              {query.hasNextPage && (
                <div className="history-more">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("history.more")}
                  </Button>
                </div>
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Which record it is, and the way to it. */
function Of({ kept }: { kept: Kept }) {
  const t = useWords();
  const state = useQuery(stateQuery(kept, undefined)).data;
  const params = { operation: kept.operationId };
  switch (kept.kind) {
    case "operation":
      return (
        <Link to="/operations/$operation/plan" params={params}>
          {t("operation.toPlan")}
        </Link>
      );
    case "participation":
      return (
        <Link to="/operations/$operation/countries" params={params}>
          {t("history.participation", { country: apart(nameOf(state) || t.country(kept.id)) })}
        </Link>
      );
    case "hotspot":
      return (
        <Link to="/operations/$operation/hotspots" params={params} search={{ hotspot: kept.id }}>
          {t("history.hotspot", { name: apart(nameOf(state)) })}
        </Link>
      );
    case "case":
      return (
        <Link to="/operations/$operation/cases" params={params} search={{ case: kept.id }}>
          {t("history.case", { name: apart(nameOf(state)) })}
        </Link>
      );
    case "network":
      return (
        <Link to="/operations/$operation/networks/$network" params={{ ...params, network: kept.id }}>
          {t("history.network", { name: apart(nameOf(state)) })}
        </Link>
      );
    case "node":
      return (
        <Link to="/operations/$operation/networks/$network/nodes" params={{ ...params, network: kept.networkId ?? "" }} search={{ node: kept.id }}>
          {t("history.node", { name: apart(nameOf(state)) })}
        </Link>
      );
  }
}

function nameOf(state: State | undefined): string {
  if (state?.kind === "participation") return state.record.displayName;
  if (state?.kind === "hotspot" || state?.kind === "network" || state?.kind === "node") return state.record.spec?.name ?? "";
  return state?.kind === "case" ? (state.record.spec?.title ?? "") : "";
}

/** How it was to be handled then. */
function levelThen(state: State | undefined) {
  if (state?.kind === "operation") return planThen(state.record)?.handlingLevel;
  return state?.kind === "network" ? state.record.spec?.handling : undefined;
}

/** Two moments, chosen or those of the newest change, and what differs. */
function Compare({ kept, changes }: { kept: Kept; changes: readonly RecordChange[] }) {
  const t = useWords();
  const search = useSearch({ from: "/operations/$operation/history" });
  const navigate = useNavigate({ from: "/operations/$operation/history" });
  // The fields keep what is typed where it is typed: only what is compared is put in order.
  const [typedFrom, typedTo] = chosenOf(changes, search.from, search.to);
  const [from, to] = momentsOf(changes, search.from, search.to);
  const set = (next: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, from: typedFrom, to: typedTo, ...next }), replace: true, resetScroll: false });
  const chosen = search.from !== undefined || search.to !== undefined;
  return (
    <Panel title={t("history.compare")} inset>
      <Form refusal={undefined} send={() => undefined} label={t("history.compare")}>
        <div className="pair">
          <TimeField label={t("field.utc", { label: t("history.from") })} help={t("history.from.help")} path="from" value={typedFrom} change={(time) => set({ from: typedMoment(time) })} />
          <TimeField label={t("field.utc", { label: t("history.to") })} help={t("history.to.help")} path="to" value={typedTo} change={(time) => set({ to: typedMoment(time) })} />
        </div>
        {chosen && (
          <div>
            <Button look="plain" small onClick={() => void navigate({ search: (before) => ({ ...before, from: undefined, to: undefined }), replace: true, resetScroll: false })}>
              {t("history.newest")}
            </Button>
          </div>
        )}
      </Form>
      <div className="history-compared" aria-live="polite">
        {from ? <Differs kept={kept} from={from} to={to} /> : <Whole kept={kept} at={to} />}
      </div>
    </Panel>
  );
}

function Differs({ kept, from, to }: { kept: Kept; from: string; to: string | undefined }) {
  const t = useWords();
  const [before, after] = [useQuery(stateQuery(kept, from)), useQuery(stateQuery(kept, to))];
  const named = useNames(kept, before.data, after.data);
  useMarking(strictest([before.data, after.data].map(levelThen)));
  const failed = [before, after].find(({ error }) => error);
  if (failed) return <Nothing fault={failed.error} again={() => void failed.refetch()} />;
  if (!before.data || !after.data) return <Loading rows={4} />;
  const [one, other] = [shownOf(t, before.data, named), shownOf(t, after.data, named)];
  return (
    <>
      <p className="quiet">
        {t("history.between")} <When time={from} plain /> {t("history.and")} {to ? <When time={to} plain /> : t("history.now")}
      </p>
      {differences(one, other).length === 0 ? <p>{t("history.same")}</p> : <Difference before={one} after={other} />}
      <details className="history-whole">
        <summary>{t("history.whole")}</summary>
        <Fields of={other} />
      </details>
    </>
  );
}

/** All that a record was at a moment. */
function Whole({ kept, at }: { kept: Kept; at: string | undefined }) {
  const t = useWords();
  const query = useQuery(stateQuery(kept, at));
  const named = useNames(kept, query.data);
  useMarking(levelThen(query.data));
  if (query.error) return <Nothing fault={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Loading rows={4} />;
  return (
    <>
      <p className="quiet">
        {t("history.asOf")} {at ? <When time={at} plain /> : t("history.now")}
      </p>
      <Fields of={shownOf(t, query.data, named)} />
    </>
  );
}

function Fields({ of }: { of: Record<string, unknown> }) {
  const t = useWords();
  const names = namesIn(of);
  return (
    <dl className="difference">
      {differences(emptied(of), of).map(({ path, after }) => (
        <div key={path}>
          <dt>{placeOf(t, path, names)}</dt>
          <dd dir="auto">
            <Value of={after} within={of} path={path} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** That there was nothing to read then is an answer, and no fault. */
function Nothing({ fault, again }: { fault: unknown; again: () => void }) {
  const t = useWords();
  const { reason } = asRefusal(fault);
  return reason === "NOTHING_THEN" ? <p>{t("reason.NOTHING_THEN")}</p> : <Failed fault={fault} again={again} />;
}

/** Other hotspots by their names, as far as they are seen. */
function useNames({ operationId }: Kept, ...states: (State | undefined)[]): (hotspotId: string) => string {
  const t = useWords();
  const may = useMay();
  const hotspots = useNamed(operationId, may(getHotspot) ? [...new Set(states.flatMap(namedIn))] : []);
  return (id) => hotspots.find(({ hotspotId }) => hotspotId === id)?.spec?.name ?? t("history.another");
}

interface ChangesGiven {
  kept: Kept;
  changes: readonly RecordChange[];
  sought: (at: number) => ReturnType<typeof soughtBefore>;
  more: boolean;
}

function Changes({ kept, changes, sought, more }: ChangesGiven) {
  const t = useWords();
  const navigate = useNavigate({ from: "/operations/$operation/history" });
  const choose = async (event: MouseEvent, one: RecordChange) => {
    const at = changes.indexOf(one);
    if (beforeOf(changes, at) || !more) return;
    // What it was before stands on the next page: without it the change would look like the beginning.
    event.preventDefault();
    const { found, from } = await sought(at);
    if (found) void navigate({ search: (before) => ({ ...before, from, to: one.time }), replace: true, resetScroll: false });
  };
  const search = useSearch({ from: "/operations/$operation/history" });
  const [, to] = momentsOf(changes, search.from, search.to);
  const columns: Column<RecordChange>[] = [
    { key: "time", head: t("history.when"), cell: ({ time }) => <When time={time} plain /> },
    {
      key: "action",
      head: t("history.what"),
      cell: (one) =>
        one.unreadable || !one.time ? (
          t("history.unreadable")
        ) : (
          <Link to="/operations/$operation/history" params={{ operation: kept.operationId }} search={(before) => ({ ...before, from: beforeOf(changes, changes.indexOf(one)), to: one.time })} replace resetScroll={false} onClick={(event) => void choose(event, one)}>
            {actionOf(t, one.action)}
          </Link>
        ),
    },
    { key: "who", head: t("history.who"), cell: (one) => <Who operationId={kept.operationId} change={one} />, dispensable: 1 },
    { key: "why", head: t("history.why"), cell: ({ reason, purpose }) => (reason || purpose) && <span dir="auto">{[reason, purpose].filter((one) => one !== "").join(" · ")}</span>, dispensable: 1 },
  ];
  const id = (one: RecordChange) => one.time ?? `at ${changes.indexOf(one)}`;
  return <Table caption={t("history.changes")} columns={columns} rows={changes} id={id} current={to} />;
}

/** A command of a later release has no word here yet. */
export function actionOf(t: Words, action: string): string {
  const id = `change.${action}`;
  return t.has(id) ? t(id) : t("change.other");
}

function Who({ operationId, change }: { operationId: string; change: RecordChange }) {
  const t = useWords();
  const person = usePerson();
  const nameOf = useCountryNames(operationId);
  if (change.unreadable) return null;
  if (change.actorWithheld) return <span className="quiet">{t("history.withheld")}</span>;
  const whose = change.actorCountry ? nameOf(change.actorCountry) : t("secretariat");
  return (
    <>
      <bdi>{whose}</bdi>
      {change.actorSubject && <span className="quiet"> · {person(change.actorSubject)}</span>}
    </>
  );
}
