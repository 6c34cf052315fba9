import "./results.css";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { call } from "@/call/call";
import { booksClosed, codeNameOf, isInvitation, levelOf, operationsQuery } from "@/features/operations/operations";
import { WaitingWhole } from "@/features/submissions/WaitingWhole";
import { rejectResult, validateResult } from "@/gen/methods";
import { rejectResultRequestRules } from "@/gen/rules";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { strictest, useMarking } from "@/parts/Handling";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { useTell } from "@/parts/Notices";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { Bulk, selectColumn } from "./Bulk";
import { ResultDetail } from "./ResultDetail";
import { wrote } from "./ResultMoves";
import { findingOf, indicatorOf, numberOf, proposed, resultsQuery, waitingIn } from "./results";
import { useMany } from "./useMany";

/** What another officer of the country has to confirm, one by one or many at once. */
export function Validate() {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/validate" });
  const { result: opened } = useSearch({ from: "/validate" });
  const { country, subject } = useSession();
  const operations = useQuery(operationsQuery);
  const within = (operations.data ?? []).filter((operation) => !isInvitation(operation) && !booksClosed(operation));
  const names = new Map(within.map((operation) => [operation.operationId, codeNameOf(operation)]));
  // What is validated waits too while a correction of it does.
  const lists = useQueries({
    queries: within.flatMap(({ operationId }) => [resultsQuery(operationId, { country, state: "RESULT_STATE_PROVISIONAL" }), resultsQuery(operationId, { country, correctionWaits: true })]),
  });
  const rows = useMemo(
    () => waitingIn(lists.flatMap((list) => list.data ?? [])),
    [lists.map((list) => list.dataUpdatedAt).join()],
  );
  useMarking(strictest(within.map(levelOf)));

  const free = rows.filter((row) => !wrote(row, subject));
  const many = useMany(free, (row) => row.resultId, (row) => row.version, "validate");
  const { selected } = many;
  const { asks: rejects, ask, close: closeDialog } = useAsks([selected.length > 0 && "reject-many"]);
  const at = rows.findIndex((row) => row.resultId === opened);
  const go = (row: Result | undefined) => row && void navigate({ search: { result: row.resultId }, replace: true, resetScroll: false });
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  useKey("x", t("validate.select"), at >= 0 ? () => many.toggle(rows[at] as Result, false) : undefined);

  const all = async (act: "validate" | "reject", send: (row: Result, key: string) => Promise<unknown>) => {
    const done = await many.run(act, send);
    void client.invalidateQueries({ queryKey: ["results"] });
    if (done.did.size) tell(t(act === "validate" ? "validate.many.done" : "reject.many.done", { number: done.did.size }));
    return done.did.size === done.all ? done : undefined;
  };

  const columns: Column<Result>[] = [
    selectColumn(many, t("validate.selectAll"), (row) => t("validate.selectOne", { reference: row.spec?.reference ?? "" }), (row) => wrote(row, subject)),
    {
      key: "reference",
      head: t("result.reference"),
      cell: (row) => (
        <Link to="/validate" search={{ result: row.resultId }} resetScroll={false}>
          <bdi className="code">{row.spec?.reference}</bdi> <Exercise of={row} />
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
  return (
    <Page title={t("validate.title")} beside={<span className="quiet">{t("validate.count", { number: rows.length, own: rows.length - free.length })}</span>}>
      <div className={opened ? "columns" : ""}>
        <div>
          <WaitingWhole results={rows} />
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
            <Bulk many={many} open={rows.length > 0} hint={t("validate.hint")} named={(row) => row.spec?.reference ?? ""} refusedTitle={(reference) => t("validate.refused", { reference })}>
              <Button
                look="main"
                busy={many.runs}
                cannot={selected.length ? undefined : t("validate.many.none")}
                onClick={() => void all("validate", (row, key) => call(validateResult, { resultId: row.resultId, version: row.version }, { key }))}
              >
                {t("validate.many", { number: selected.length })}
              </Button>
              <Button look="stop" busy={many.runs} cannot={selected.length ? undefined : t("validate.many.none")} onClick={() => ask("reject-many")}>
                {t("reject.many", { number: selected.length })}
              </Button>
            </Bulk>
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
          state={{ refusal: undefined, busy: many.runs, again: () => undefined }}
          close={() => void closeDialog()}
          send={async (reason) => {
            await closeDialog();
            return all("reject", (row, key) => call(rejectResult, { resultId: row.resultId, version: row.version, reason }, { key }));
          }}
        />
      )}
    </Page>
  );
}
