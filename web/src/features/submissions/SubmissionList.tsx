import "@/features/results/results.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { call } from "@/call/call";
import { OperationNote } from "@/features/operations/OperationNote";
import { booksClosed, codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { participationsQuery, useCountryNames } from "@/features/participations/participations";
import { Bulk, selectColumn } from "@/features/results/Bulk";
import { useMany } from "@/features/results/useMany";
import { submissionState } from "@/gen/enums";
import { rejectSubmission, submitResults, validateSubmission } from "@/gen/methods";
import { rejectSubmissionRequestRules } from "@/gen/rules";
import type { Submission } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { useTell } from "@/parts/Notices";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { Standing } from "./Progress";
import { isPosting, submissionsQuery } from "./submissions";

/** The tables that were sent for an operation, whole; those that wait are decided on many at once. */
export function SubmissionList() {
  const { operation } = useParams({ from: "/operations/$operation/submissions" });
  return <OfOperation key={operation} operationId={operation} />;
}

function OfOperation({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const tell = useTell();
  const client = useQueryClient();
  const { country: own, subject } = useSession();
  const { state, country } = useSearch({ from: "/operations/$operation/submissions" });
  const operation = useOperation(operationId).data;
  const nameOf = useCountryNames(operationId);
  const query = useQuery(submissionsQuery(operationId, { state: submissionState.find((one) => one === state), country }));
  const rows = query.data ?? [];
  useMarkingOf(operation);

  const closed = booksClosed(operation);
  const decides = !closed && own !== "" && may(validateSubmission);
  // Who has written on a line of it learns by the refusal.
  const mayNot = (one: Submission) => !waits(one) || isPosting(one) || one.reporterSubject === subject;
  const many = useMany(rows.filter((one) => !mayNot(one)), (one) => one.submissionId, (one) => one.version, `submissions.${operationId}`);
  const { asks: rejects, ask, close } = useAsks([many.selected.length > 0 && "reject-many"]);
  const number = many.selected.length;
  const all = async (done: "submissions.validate.done" | "submissions.reject.done", send: (row: Submission, key: string) => Promise<unknown>) => {
    const progress = await many.run(done, send);
    for (const changed of ["submission", "submissions", "results"]) void client.invalidateQueries({ queryKey: [changed] });
    if (progress.did.size) tell(t(done, { number: progress.did.size }));
    return progress.did.size === progress.all ? progress : undefined;
  };

  const columns: Column<Submission>[] = [
    ...(decides ? [selectColumn(many, t("submissions.selectAll"), (one) => t("validate.selectOne", { reference: one.reference }), mayNot)] : []),
    {
      key: "reference",
      head: t("result.reference"),
      cell: (one) => (
        <Link to="/operations/$operation/submissions/$submission" params={{ operation: operationId, submission: one.submissionId }}>
          <bdi className="code">{one.reference}</bdi>
        </Link>
      ),
    },
    ...(own ? [] : [{ key: "country", head: t("countries.country"), cell: (one: Submission) => <Country code={one.country} name={nameOf(one.country)} /> } satisfies Column<Submission>]),
    { key: "state", head: t("fieldname.state"), cell: (one) => <Standing submission={one} /> },
    { key: "lines", head: t("submission.lines"), cell: (one) => t.number(one.lines), number: true },
    { key: "time", head: t("field.utc", { label: t("result.recorded") }), cell: (one) => <ShortTime time={one.recordedTime} />, dispensable: 2 },
    {
      key: "marks",
      head: t("validate.remarks"),
      cell: (one) => (one.reporterSubject === subject ? <span className="warn">{t("validate.own.short")}</span> : one.outOfOrder ? <State of="OUT_OF_ORDER" /> : <span className="faint">–</span>),
      dispensable: 2,
    },
  ];
  return (
    <Page
      title={t("nav.submissions")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("submissions.count", { number: rows.length, waiting: rows.filter(waits).length })}</span>}
      acts={
        !closed && may(submitResults) && (
          <Link className="button main" to="/report" search={{ operation: operationId, kind: "table" }}>
            {t("submissions.send")}
          </Link>
        )
      }
    >
      <OperationNote operation={operation} />
      <Filters operationId={operationId} />
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.submissions")}>
        <Loaded query={query}>
          {() =>
            rows.length ? (
              <Table caption={t("nav.submissions")} columns={columns} rows={rows} id={(one) => one.submissionId} />
            ) : (
              <Empty title={t(state || country ? "submissions.none" : "submissions.empty")}>
                {!state && !country && <p>{t("submissions.empty.text")}</p>}
              </Empty>
            )
          }
        </Loaded>
        {decides && (
          <Bulk many={many} open={rows.length > 0} hint={t("submissions.hint")} named={(one) => one.reference} refusedTitle={(reference) => t("submission.validate.refused", { reference })}>
            <Button
              look="main"
              busy={many.runs}
              cannot={number ? undefined : t("validate.many.none")}
              onClick={() => void all("submissions.validate.done", (one, key) => call(validateSubmission, { submissionId: one.submissionId, version: one.version }, { key }))}
            >
              {t("submissions.validate", { number })}
            </Button>
            <Button look="stop" busy={many.runs} cannot={number ? undefined : t("validate.many.none")} onClick={() => ask("reject-many")}>
              {t("submissions.reject", { number })}
            </Button>
          </Bulk>
        )}
      </section>
      {rejects && (
        <ReasonDialog
          title={t("submissions.reject", { number })}
          effect={t("submissions.reject.effect", { number: many.selected.reduce((sum, one) => sum + one.lines, 0) })}
          act={t("submission.reject")}
          refusedTitle=""
          rule={rejectSubmissionRequestRules.reason}
          draft={`reject.submissions.${operationId}`}
          state={{ refusal: undefined, busy: many.runs, again: () => undefined }}
          close={() => void close()}
          send={async (reason) => {
            await close();
            return all("submissions.reject.done", (one, key) => call(rejectSubmission, { submissionId: one.submissionId, version: one.version, reason }, { key }));
          }}
        />
      )}
    </Page>
  );
}

function Filters({ operationId }: { operationId: string }) {
  const t = useWords();
  const { country: own } = useSession();
  const { state, country } = useSearch({ from: "/operations/$operation/submissions" });
  const navigate = useNavigate({ from: "/operations/$operation/submissions" });
  const participations = useQuery(participationsQuery(operationId)).data ?? [];
  const filter = (change: { state?: string | undefined; country?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <div className="filters">
      <Filter label={t("fieldname.state")} value={state} change={(one) => filter({ state: one })} options={submissionState.map((one) => [one, t(`state.${one}`)])} />
      {!own && (
        <Filter
          label={t("countries.country")}
          value={country}
          change={(one) => filter({ country: one })}
          options={participations.map((one) => [one.country, one.displayName] as const).sort(([, one], [, other]) => t.compare(one, other))}
        />
      )}
    </div>
  );
}

function waits(submission: Submission): boolean {
  return submission.state === "SUBMISSION_STATE_ACCEPTED";
}
