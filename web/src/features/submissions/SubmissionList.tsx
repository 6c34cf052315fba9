import "@/features/results/results.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "@/call/call";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { Bulk, selectColumn } from "@/features/results/Bulk";
import { resultsQuery } from "@/features/results/results";
import { useMany } from "@/features/results/useMany";
import { rejectSubmission, submitResults, validateSubmission } from "@/gen/methods";
import { rejectSubmissionRequestRules } from "@/gen/rules";
import type { Submission } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { useTell } from "@/parts/Notices";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { Standing } from "./Progress";
import { decided, isPosting, type Sent, sentIn, submissionQuery, useKnownSubmissions, wroteAny } from "./submissions";

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
  const { show } = useSearch({ from: "/operations/$operation/submissions" });
  const navigate = useNavigate({ from: "/operations/$operation/submissions" });
  const operation = useOperation(operationId).data;
  const nameOf = useCountryNames(operationId);
  const query = useQuery(resultsQuery(operationId, own ? { country: own } : {}));
  const known = useKnownSubmissions(operationId);
  const [rejects, setRejects] = useState(false);
  useMarking(levelOf(operation));

  const sent = sentIn(query.data ?? [], known);
  const rows = show === "waiting" ? sent.filter((one) => one.waiting > 0) : sent;
  const now = (one: Sent) => client.getQueryData<Submission>(["submission", one.submissionId]);
  const decides = own !== "" && may(validateSubmission);
  const mayNot = (one: Sent) => {
    const submission = now(one);
    return submission === undefined || submission.state !== "SUBMISSION_STATE_ACCEPTED" || isPosting(submission) || wroteAny(one, submission, subject);
  };
  const many = useMany(rows.filter((one) => !mayNot(one)), (one) => one.submissionId, (one) => now(one)?.version ?? "");
  const number = many.selected.length;
  const all = async (done: "submissions.validate.done" | "submissions.reject.done", send: (row: Sent, key: string) => Promise<unknown>) => {
    const progress = await many.run(done, send);
    void client.invalidateQueries({ queryKey: ["submission"] });
    void client.invalidateQueries({ queryKey: ["results"] });
    if (progress.did.size) tell(t(done, { number: progress.did.size }));
    return progress.did.size === progress.all ? progress : undefined;
  };

  const columns: Column<Sent>[] = [
    ...(decides ? [selectColumn(many, t("submissions.selectAll"), (one) => t("validate.selectOne", { reference: now(one)?.reference ?? "" }), mayNot)] : []),
    { key: "reference", head: t("result.reference"), cell: (one) => <Reference operationId={operationId} sent={one} /> },
    ...(own ? [] : [{ key: "country", head: t("countries.country"), cell: (one: Sent) => <Country code={one.country} name={nameOf(one.country)} /> } satisfies Column<Sent>]),
    { key: "state", head: t("fieldname.state"), cell: (one) => <Where sent={one} /> },
    { key: "lines", head: t("submission.lines"), cell: (one) => t.number(now(one)?.lines ?? one.lines.length), number: true },
    { key: "waiting", head: t("submission.waiting"), cell: (one) => t.number(one.waiting), number: true, dispensable: 1 },
    { key: "time", head: t("field.utc", { label: t("result.recorded") }), cell: (one) => <ShortTime time={one.time || undefined} />, dispensable: 2 },
    {
      key: "marks",
      head: t("validate.remarks"),
      cell: (one) => (wroteAny(one, now(one), subject) ? <span className="warn">{t("validate.own.short")}</span> : <span className="faint">–</span>),
      dispensable: 2,
    },
  ];
  return (
    <Page
      title={t("nav.submissions")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("submissions.count", { number: sent.length, waiting: sent.filter((one) => one.waiting > 0).length })}</span>}
      acts={
        may(submitResults) && (
          <Link className="button main" to="/report" search={{ operation: operationId, kind: "table" }}>
            {t("submissions.send")}
          </Link>
        )
      }
    >
      <div className="segments" role="group" aria-label={t("inbox.show")}>
        {([undefined, "waiting"] as const).map((one) => (
          <button key={one ?? "all"} type="button" aria-pressed={show === one} onClick={() => void navigate({ search: { show: one }, replace: true })}>
            {t(one ? "submissions.waiting" : "operations.all")}
          </button>
        ))}
      </div>
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.submissions")}>
        <Loaded query={query}>
          {() =>
            rows.length ? (
              <Table caption={t("nav.submissions")} columns={columns} rows={rows} id={(one) => one.submissionId} />
            ) : (
              <Empty title={t(show ? "submissions.none" : "submissions.empty")}>
                <p>{t("submissions.empty.text")}</p>
              </Empty>
            )
          }
        </Loaded>
        {decides && (
          <Bulk many={many} open={rows.length > 0} hint={t("submissions.hint")} refusedTitle={(one) => t("submission.validate.refused", { reference: now(one)?.reference ?? "" })}>
            <Button
              look="main"
              busy={many.runs}
              cannot={number ? undefined : t("validate.many.none")}
              onClick={() => void all("submissions.validate.done", (one, key) => call(validateSubmission, { submissionId: one.submissionId, version: now(one)?.version }, { key }))}
            >
              {t("submissions.validate", { number })}
            </Button>
            <Button look="stop" busy={many.runs} cannot={number ? undefined : t("validate.many.none")} onClick={() => setRejects(true)}>
              {t("submissions.reject", { number })}
            </Button>
          </Bulk>
        )}
      </section>
      {rejects && (
        <ReasonDialog
          title={t("submissions.reject", { number })}
          effect={t("submission.reject.effect", { number: many.selected.reduce((sum, one) => sum + decided(one, now(one)?.reporterSubject ?? ""), 0) })}
          act={t("submission.reject")}
          refusedTitle=""
          rule={rejectSubmissionRequestRules.reason}
          draft={`reject.submissions.${operationId}`}
          state={{ refusal: undefined, busy: many.runs, again: () => undefined }}
          close={() => setRejects(false)}
          send={async (reason) => {
            setRejects(false);
            return all("submissions.reject.done", (one, key) => call(rejectSubmission, { submissionId: one.submissionId, version: now(one)?.version, reason }, { key }));
          }}
        />
      )}
    </Page>
  );
}

function Reference({ operationId, sent }: { operationId: string; sent: Sent }) {
  const t = useWords();
  const { data } = useQuery(submissionQuery(sent.submissionId));
  return (
    <Link to="/operations/$operation/submissions/$submission" params={{ operation: operationId, submission: sent.submissionId }}>
      <bdi className="code">{data?.reference ?? t("submission.one")}</bdi>
    </Link>
  );
}

function Where({ sent }: { sent: Sent }) {
  return <Standing submission={useQuery(submissionQuery(sent.submissionId)).data} />;
}
