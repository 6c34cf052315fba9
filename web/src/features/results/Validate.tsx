import "./results.css";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { call } from "@/call/call";
import { codeNameOf, isInvitation, levelOf, operationsQuery } from "@/features/operations/operations";
import { rejectResult, validateResult } from "@/gen/methods";
import { rejectResultRequestRules } from "@/gen/rules";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { strictest, useMarking } from "@/parts/Handling";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { useTell } from "@/parts/Notices";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { each, type Progress } from "./many";
import { ResultDetail } from "./ResultDetail";
import { wrote } from "./ResultMoves";
import { findingOf, indicatorOf, numberOf, proposed, resultsQuery, waitingIn } from "./results";

/** What another officer of the country has to confirm, one by one or many at once. */
export function Validate() {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/validate" });
  const { result: opened } = useSearch({ from: "/validate" });
  const { country, subject } = useSession();
  const operations = useQuery(operationsQuery);
  const within = (operations.data ?? []).filter((operation) => !isInvitation(operation));
  const names = new Map(within.map((operation) => [operation.operationId, codeNameOf(operation)]));
  // What is validated waits too while a correction of it does.
  const lists = useQueries({
    queries: within.flatMap(({ operationId }) => [resultsQuery(operationId, { country, state: "RESULT_STATE_PROVISIONAL" }), resultsQuery(operationId, { country, correctionWaits: true })]),
  });
  const rows = useMemo(
    () => waitingIn(lists.flatMap((list) => list.data ?? [])),
    [lists.map((list) => list.dataUpdatedAt).join()],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Progress>();
  const [rejects, setRejects] = useState(false);
  const last = useRef<string>(undefined);
  const keys = useRef(new Map<string, string>());
  useMarking(strictest(within.map(levelOf)));

  const free = rows.filter((row) => !wrote(row, subject));
  const selected = free.filter((row) => chosen.has(row.resultId));
  const at = rows.findIndex((row) => row.resultId === opened);
  const go = (row: Result | undefined) => row && void navigate({ search: { result: row.resultId }, replace: true });
  const close = () => void navigate({ search: {}, replace: true });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  useKey("x", t("validate.select"), at >= 0 ? () => toggle(rows[at] as Result, false) : undefined);

  const toggle = (row: Result, range: boolean) => {
    const on = !chosen.has(row.resultId);
    const from = free.findIndex((one) => one.resultId === last.current);
    const to = free.findIndex((one) => one.resultId === row.resultId);
    const hit = range && from >= 0 ? free.slice(Math.min(from, to), Math.max(from, to) + 1) : [row];
    last.current = row.resultId;
    setChosen((before) => {
      const next = new Set(before);
      for (const one of hit) {
        if (wrote(one, subject)) continue;
        if (on) next.add(one.resultId);
        else next.delete(one.resultId);
      }
      return next;
    });
  };

  /** The same key for the same act on the same version, however often it is tried. */
  const keyOf = (act: string, row: Result) => {
    const name = `${act} ${row.resultId} ${row.version}`;
    const key = keys.current.get(name) ?? crypto.randomUUID();
    keys.current.set(name, key);
    return key;
  };
  const all = async (act: "validate" | "reject", send: (row: Result, key: string) => Promise<unknown>) => {
    const done = await each(selected, (row) => row.resultId, (row) => send(row, keyOf(act, row)), setProgress);
    void client.invalidateQueries({ queryKey: ["results"] });
    setChosen(new Set(selected.map((row) => row.resultId).filter((id) => !done.did.has(id))));
    setProgress(done.refused.size ? done : undefined);
    if (done.did.size) tell(t(act === "validate" ? "validate.many.done" : "reject.many.done", { number: done.did.size }));
    return done.did.size === done.all ? done : undefined;
  };

  const columns: Column<Result>[] = [
    {
      key: "select",
      head: (
        <input
          type="checkbox"
          aria-label={t("validate.selectAll")}
          checked={free.length > 0 && selected.length === free.length}
          onChange={(event) => setChosen(new Set(event.target.checked ? free.map((row) => row.resultId) : []))}
        />
      ),
      cell: (row) => (
        <input
          type="checkbox"
          aria-label={t("validate.selectOne", { reference: row.spec?.reference ?? "" })}
          checked={chosen.has(row.resultId)}
          disabled={wrote(row, subject)}
          onChange={() => undefined}
          onClick={(event) => toggle(row, event.shiftKey)}
        />
      ),
    },
    {
      key: "reference",
      head: t("result.reference"),
      cell: (row) => (
        <Link to="/validate" search={{ result: row.resultId }}>
          <bdi className="code">{row.spec?.reference}</bdi>
        </Link>
      ),
    },
    { key: "what", head: t("report.what"), cell: (row) => what(row), dispensable: 1 },
    { key: "number", head: t("result.number"), cell: (row) => <bdi>{numberOf(t, proposed(row))}</bdi>, number: true },
    ...(opened || names.size < 2 ? [] : [{ key: "operation", head: t("find.operation"), cell: (row: Result) => <bdi>{names.get(row.operationId)}</bdi>, dispensable: 3 } satisfies Column<Result>]),
    { key: "occurred", head: t("result.occurred"), cell: (row) => <ShortTime time={proposed(row)?.occurredTime} />, dispensable: 1 },
    {
      key: "remarks",
      head: t("validate.remarks"),
      cell: (row) => (wrote(row, subject) ? <span className="warn">{t("validate.own.short")}</span> : row.correction ? <State of="CORRECTION_WAITS" /> : row.outOfOrder ? <State of="OUT_OF_ORDER" /> : row.clockAhead ? <State of="CLOCK_AHEAD" /> : <span className="faint">–</span>),
      dispensable: 2,
    },
  ];
  const what = (row: Result) => {
    const finding = findingOf(proposed(row));
    return finding ? t(`indicator.${indicatorOf[finding]}`) : "";
  };

  const failed = operations.error ?? lists.find((list) => list.isError)?.error;
  const again = () => void Promise.all([operations, ...lists].filter((one) => one.isError).map((one) => one.refetch()));
  const opening = operations.isPending || lists.some((list) => list.isPending);
  const runs = progress !== undefined && !progress.over;
  return (
    <Page title={t("validate.title")} beside={<span className="quiet">{t("validate.count", { number: rows.length, own: rows.length - free.length })}</span>}>
      <div className={opened ? "columns" : ""}>
        <div>
          <section className="panel" aria-label={t("validate.title")}>
            {failed && <Failed fault={failed} again={again} />}
            {failed && rows.length === 0 ? null : opening ? (
              <Loading />
            ) : rows.length === 0 ? (
              <Empty title={t("validate.empty")}>
                <p>{t("validate.empty.text")}</p>
              </Empty>
            ) : (
              <Table caption={t("validate.title")} columns={columns} rows={rows} id={(row) => row.resultId} current={opened} />
            )}
            {rows.length > 0 && (
              <div className="bulk">
                <Button
                  look="main"
                  busy={runs}
                  cannot={selected.length ? undefined : t("validate.many.none")}
                  onClick={() => void all("validate", (row, key) => call(validateResult, { resultId: row.resultId, version: row.version }, { key }))}
                >
                  {t("validate.many", { number: selected.length })}
                </Button>
                <Button look="stop" busy={runs} cannot={selected.length ? undefined : t("validate.many.none")} onClick={() => setRejects(true)}>
                  {t("reject.many", { number: selected.length })}
                </Button>
                {runs && <progress aria-label={t("validate.progress")} value={progress.done} max={progress.all} />}
                <span className="small quiet">{t("validate.hint")}</span>
              </div>
            )}
            {progress && progress.refused.size > 0 && (
              <div className="refused-list">
                {[...progress.refused].slice(0, 20).map(([id, refusal]) => (
                  <RefusalPanel key={id} title={t("validate.refused", { reference: rows.find((row) => row.resultId === id)?.spec?.reference ?? "" })} refusal={refusal} />
                ))}
              </div>
            )}
          </section>
        </div>
        {opened && (
          <div>
            <ResultDetail key={opened} resultId={opened} close={close} after={() => go(rows[at + 1] ?? rows[at - 1])} />
          </div>
        )}
      </div>
      {rejects && (
        <ReasonDialog
          title={t("reject.many", { number: selected.length })}
          effect={[...new Set(selected.map((row) => t(row.correction ? "reject.correction.effect" : "reject.effect")))].join(" ")}
          act={t("reject.act")}
          refusedTitle=""
          rule={rejectResultRequestRules.reason}
          draft="reject.many"
          state={{ refusal: undefined, busy: runs, again: () => undefined }}
          close={() => setRejects(false)}
          send={async (reason) => {
            setRejects(false);
            return all("reject", (row, key) => call(rejectResult, { resultId: row.resultId, version: row.version, reason }, { key }));
          }}
        />
      )}
    </Page>
  );
}
