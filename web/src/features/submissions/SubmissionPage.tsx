import "@/features/results/results.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { findingOf, indicatorOf, numberOf, resultsQuery } from "@/features/results/results";
import { resultState } from "@/gen/enums";
import type { Result, Submission } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Cut, Empty, isCut, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime, When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { Page } from "@/shell/Page";
import { Posting } from "./Progress";
import { SubmissionMoves } from "./SubmissionMoves";
import { isDecided, submissionQuery } from "./submissions";

/** One submission: where it is, its lines, and a decision on the whole of it. */
export function SubmissionPage() {
  const t = useWords();
  const { operation: operationId, submission: submissionId } = useParams({ from: "/operations/$operation/submissions/$submission" });
  const operation = useOperation(operationId).data;
  const query = useQuery(submissionQuery(submissionId));
  useMarkingOf(operation);
  return (
    <Page
      title={query.data?.reference ?? t("submission.one")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <State of={query.data.state} box />}
      acts={
        <Link className="button line" to="/operations/$operation/submissions" params={{ operation: operationId }}>
          {t("submissions.all")}
        </Link>
      }
    >
      <Loaded query={query}>{(submission) => <Whole submission={submission} />}</Loaded>
    </Page>
  );
}

function Whole({ submission }: { submission: Submission }) {
  const t = useWords();
  const nameOf = useCountryNames(submission.operationId);
  const query = useQuery(resultsQuery(submission.operationId, { submissionId: submission.submissionId }));
  const lines = query.data ?? [];
  const person = usePerson();
  return (
    <>
      <Posting submissionId={submission.submissionId} quiet />
      <Panel title={t("submission.one")} inset>
        <Rows
          rows={[
            [t("countries.country"), <Country key="country" code={submission.country} name={nameOf(submission.country)} />],
            [t("submission.lines"), t.number(submission.lines)],
            [t("result.recorded"), <When key="recorded" time={submission.recordedTime} />],
            [t("result.reporter"), person(submission.reporterSubject, submission.country)],
            [t("result.decider"), submission.deciderSubject && person(submission.deciderSubject, submission.country)],
            [t("fieldname.rejectReason"), submission.rejectReason && <bdi>{submission.rejectReason}</bdi>],
            [t("validate.remarks"), submission.outOfOrder && <State of="OUT_OF_ORDER" />],
          ]}
        />
      </Panel>
      <Panel title={t("submission.lines")} note={<Tally lines={lines} />}>
        <Loaded query={query}>
          {() => (lines.length ? <Lines submission={submission} lines={lines} /> : <Empty title={t("submission.noLines")} />)}
        </Loaded>
      </Panel>
      <Cut rows={query.data} />
      {query.data && !(isCut(query.data) && lines.length < submission.lines) && <SubmissionMoves submission={submission} lines={lines} />}
    </>
  );
}

/** How many lines are in which state. */
function Tally({ lines }: { lines: readonly Result[] }) {
  const t = useWords();
  return resultState.map((state) => {
    const number = lines.filter((line) => line.state === state).length;
    return number > 0 && (
      <span key={state} className="tally">
        <State of={state} /> {t.number(number)}{" "}
      </span>
    );
  });
}

function Lines({ submission, lines }: { submission: Submission; lines: readonly Result[] }) {
  const t = useWords();
  const { operationId, reporterSubject } = submission;
  const columns: Column<Result>[] = [
    { key: "line", head: t("table.line"), cell: (row) => t.number(row.line), number: true },
    {
      key: "reference",
      head: t("result.reference"),
      cell: (row) => (
        <Link to="/operations/$operation/results" params={{ operation: operationId }} search={{ result: row.resultId }}>
          <bdi className="code">{row.spec?.reference}</bdi>
        </Link>
      ),
    },
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
    {
      key: "marks",
      head: t("validate.remarks"),
      cell: (row) => (row.version !== "1" && row.state === "RESULT_STATE_PROVISIONAL" ? <span className="warn">{t(isDecided(row, reporterSubject) ? "submission.changed" : "submission.others")}</span> : row.outOfOrder ? <State of="OUT_OF_ORDER" /> : <span className="faint">–</span>),
      dispensable: 2,
    },
  ];
  return <Table caption={t("submission.lines")} columns={columns} rows={lines} id={(row) => row.resultId} />;
}
