import "./results.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { indicators } from "@/features/outcome/figures";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import { resultState } from "@/gen/enums";
import { reportResult } from "@/gen/methods";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { isMarked, Marks } from "@/parts/Marks";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { ResultDetail } from "./ResultDetail";
import { findingOf, indicatorOf, numberOf, resultsQuery } from "./results";

/** The results of an operation as far as one may look, by state, country and indicator. */
export function ResultList() {
  const t = useWords();
  const may = useMay();
  const { country: own } = useSession();
  const { operation: operationId } = useParams({ from: "/operations/$operation/results" });
  const { result: opened, state, country, indicator, marked } = useSearch({ from: "/operations/$operation/results" });
  const navigate = useNavigate({ from: "/operations/$operation/results" });
  const operation = useOperation(operationId).data;
  const participations = useQuery(participationsQuery(operationId)).data ?? [];
  const names = new Map(participations.map((one) => [one.country, one.displayName]));
  const countries = [...names].sort(([, one], [, other]) => t.compare(one, other));
  const query = useQuery(resultsQuery(operationId, { state: resultState.find((one) => one === state), country, indicator, ...(marked ? { markedOnly: true } : {}) }));
  useMarkingOf(operation);
  const filter = (change: { state?: string | undefined; country?: string | undefined; indicator?: string | undefined; marked?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change, result: undefined }), replace: true, resetScroll: false });

  const columns: Column<Result>[] = [
    {
      key: "reference",
      head: t("result.reference"),
      cell: (row) => (
        <Link to="/operations/$operation/results" params={{ operation: operationId }} search={(before) => ({ ...before, result: row.resultId })} resetScroll={false}>
          <bdi className="code">{row.spec?.reference}</bdi>
        </Link>
      ),
    },
    ...(own ? [] : [{ key: "country", head: t("countries.country"), cell: (row: Result) => <Country code={row.country} name={names.get(row.country)} /> } satisfies Column<Result>]),
    {
      key: "what",
      head: t("report.what"),
      cell: (row) => {
        const finding = findingOf(row.spec);
        return finding ? t(`indicator.${indicatorOf[finding]}`) : "";
      },
      dispensable: 1,
    },
    { key: "number", head: t("result.number"), cell: (row) => <bdi>{numberOf(t, row.spec)}</bdi>, number: true },
    { key: "state", head: t("fieldname.state"), cell: (row) => <State of={row.state} /> },
    { key: "occurred", head: t("result.occurred"), cell: (row) => <ShortTime time={row.spec?.occurredTime} />, dispensable: 2 },
    { key: "marks", head: t("validate.remarks"), cell: (row) => (row.correction && !marked ? <State of="CORRECTION_WAITS" /> : isMarked(row) ? <Marks of={row} /> : row.correction?.clockAhead ? <State of="CLOCK_AHEAD" /> : <span className="faint">–</span>), dispensable: 3 },
  ];
  return (
    <Page
      title={t("nav.results")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("results.count", { number: query.data.length })}</span>}
      acts={
        may(reportResult) && (
          <Link className="button main" to="/report" search={{ operation: operationId }}>
            {t("report.title")}
          </Link>
        )
      }
    >
      <div className="filters">
        <Filter label={t("fieldname.state")} value={state} change={(one) => filter({ state: one })} options={resultState.map((one) => [one, t(`state.${one}`)])} />
        <Filter label={t("fieldname.indicator")} value={indicator} change={(one) => filter({ indicator: one })} options={indicators.map((one) => [one, t(`indicator.${one}`)])} />
        {!own && <Filter label={t("countries.country")} value={country} change={(one) => filter({ country: one })} options={countries} />}
        <label className="choice">
          <input type="checkbox" checked={marked !== undefined} onChange={(event) => filter({ marked: event.target.checked ? "yes" : undefined })} />
          {t("results.onlyMarked")}
        </label>
      </div>
      {marked && Boolean(query.data?.length) && <p className="note warn whole">{t("results.marked.text")}</p>}
      <Cut rows={query.data} />
      <div className={opened ? "columns" : ""}>
        <div>
          <section className="panel" aria-label={t("nav.results")}>
            <Loaded query={query}>
              {(rows) =>
                rows.length ? (
                  <Table caption={t("nav.results")} columns={columns} rows={rows} id={(row) => row.resultId} current={opened} />
                ) : (
                  <Empty title={t("results.empty")}>
                    {!state && !country && !indicator && !marked && <p>{t("results.empty.text")}</p>}
                  </Empty>
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <ResultDetail key={opened} resultId={opened} close={() => void navigate({ search: (before) => ({ ...before, result: undefined }), replace: true, resetScroll: false })} />
          </div>
        )}
      </div>
    </Page>
  );
}
