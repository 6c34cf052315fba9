import "./results.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isOvertaken } from "@/call/refusal";
import { useAct, useTogether } from "@/call/useAct";
import { useUndo } from "@/call/useUndo";
import { OperationField } from "@/features/operations/OperationField";
import { OperationNote } from "@/features/operations/OperationNote";
import { booksClosed, codeNameOf, isInvitation, operationOf, useMarkingOf, useOperations } from "@/features/operations/operations";
import { tasksQuery } from "@/features/tasks/tasks";
import { useFound } from "@/features/tasks/useFound";
import { amendResult, correctResult, rejectResult, reportResult } from "@/gen/methods";
import { correctResultRequestRules, resultSpecRules } from "@/gen/rules";
import type { Operation, Result, Task } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Empty, Loaded, Loading, Missing } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { part } from "@/parts/part";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { FindingFields } from "./FindingFields";
import { findings, indicatorOf, resultQuery } from "./results";
import { nothingTyped, protectedIn, specOf, type Typed, typedOf } from "./spec";
import { useWrittenOn } from "./useWrittenOn";

const ReportTable = part(() => import("./ReportTable").then((module) => module.ReportTable), <Loading />);

/** What happened, by form or by table; provisional until another officer of the country validates it. */
export function Report() {
  const t = useWords();
  const navigate = useNavigate({ from: "/report" });
  const search = useSearch({ from: "/report" });
  const amended = useQuery({ ...resultQuery(search.amend ?? ""), enabled: search.amend !== undefined, refetchInterval: false });
  const wanted = search.amend === undefined ? search.operation : (amended.data?.operationId ?? "");
  const { query, comes, operations } = useOperations(wanted || undefined);
  const own = operations.filter((one) => !isInvitation(one));
  // Whoever writes keeps what was typed and refused, also when the operation is listed no more: what was done in it is told all the same.
  const shown = useRef<Operation>(undefined);
  shown.current = operationOf(own, wanted) ?? (shown.current?.operationId === wanted ? shown.current : undefined);
  const operation = shown.current;
  const many = search.kind === "table";
  /** Why nothing can be sent, which is told before anybody types. */
  const closed = booksClosed(operation) ? t("operation.booksClosed") : undefined;
  useMarkingOf(operation);
  const first = search.operation === undefined && search.amend === undefined ? operation?.operationId : undefined;
  // What is typed stays with its operation, also when another comes before it in the list.
  useEffect(() => {
    if (first) void navigate({ search: (before) => ({ ...before, operation: first }), replace: true });
  }, [first, navigate]);
  return (
    <Page
      title={t(search.amend ? "amend.title" : "report.title")}
      within={operation && { operation: operation.operationId, name: codeNameOf(operation) }}
      acts={
        !search.amend && <div className="segments" role="group" aria-label={t("report.how")}>
          {[false, true].map((table) => (
            <button key={String(table)} type="button" aria-pressed={many === table} onClick={() => void navigate({ search: (before) => ({ ...before, kind: table ? "table" : undefined }), replace: true })}>
              {t(table ? "report.many" : "report.one")}
            </button>
          ))}
        </div>
      }
    >
      {search.amend ? (
        <>
          <OperationNote operation={operation} />
          <Amend resultId={search.amend} cannot={closed} />
        </>
      ) : (
        <Loaded query={query}>
          {() =>
            !operation ? (
              comes ? <Loading /> : search.operation ? <Missing /> : <Empty title={t("report.none")} />
            ) : (
              <>
                <OperationField among={own.includes(operation) ? own : [...own, operation]} value={operation} change={(operationId) => void navigate({ search: (before) => ({ ...before, operation: operationId, task: undefined }), replace: true })} />
                <OperationNote operation={operation} />
                {many ? (
                  <ReportTable key={operation.operationId} operationId={operation.operationId} cannot={closed} />
                ) : (
                  <ReportForm key={operation.operationId} operationId={operation.operationId} task={search.task} cannot={closed} />
                )}
              </>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

/** The form with what was reported, to be amended or corrected. */
function Amend({ resultId, cannot }: { resultId: string; cannot: string | undefined }) {
  const query = useQuery({ ...resultQuery(resultId), refetchInterval: false });
  return <Loaded query={query}>{(result) => <ReportForm key={resultId} operationId={result.operationId} task={undefined} result={result} cannot={cannot} />}</Loaded>;
}

const noTasks: readonly Task[] = [];

function ReportForm({ operationId, task, result, cannot }: { operationId: string; task: string | undefined; result?: Result | undefined; cannot: string | undefined }) {
  const t = useWords();
  const navigate = useNavigate();
  const { country } = useSession();
  const tasks = useQuery(tasksQuery(operationId, country)).data ?? noTasks;
  const { field: findTask, found } = useFound(tasks);
  const start = result?.spec ? typedOf(operationId, result.correction?.spec ?? result.spec) : nothingTyped;
  const draft = useDraft<Typed & { reason: string; version: string; asked: string }>(result ? `amend.${result.resultId}` : `report.${operationId}`, { ...start, reason: "", version: result?.version ?? "", asked: "" });
  const { value, set } = draft;
  const written = useWrittenOn(result, value.version);
  const corrects = result?.state === "RESULT_STATE_VALIDATED";
  const { asked = "" } = value;
  // A task is taken from the address once: what is chosen after that is not written over by a reload.
  useEffect(() => {
    if (result || asked === (task ?? "")) return;
    set(task ? { taskId: task, asked: task } : { asked: "" });
  }, [task, result, set]);
  // What is chosen stays among them, whatever else is looked for.
  const chosen = found.some((one) => one.taskId === value.taskId) ? [] : tasks.filter((one) => one.taskId === value.taskId);
  const offered = [...chosen, ...found];
  const choose = (taskId: string) => {
    set({ taskId });
    if (!result) void navigate({ to: "/report", search: (before) => ({ ...before, task: taskId || undefined }), replace: true });
  };
  const together = useTogether();
  const amended = {
    touches: [["results"], ["result", result?.resultId ?? ""]],
    together,
    done: [corrects ? "amend.corrected" : "amend.done", { reference: value.reference }] as const,
    settle: draft.drop,
    then: () => void navigate({ to: "/operations/$operation/results", params: { operation: operationId }, search: { result: result?.resultId } }),
  };
  const may = useMay();
  const undo = useUndo();
  const hidden = result?.spec ? protectedIn(result.spec) : 0;
  const amend = useAct(amendResult, {
    ...amended,
    // As it was before; what was protected or rejected cannot be brought back.
    undo: ({ result: after }) =>
      result?.state === "RESULT_STATE_PROVISIONAL" && hidden === 0 ? undo(amendResult, { resultId: result.resultId, version: after?.version, spec: specOf(start) }, amended.touches) : undefined,
  });
  const correct = useAct(correctResult, {
    ...amended,
    undo: ({ result: after }) =>
      result && !result.correction && may(rejectResult) ? undo(rejectResult, { resultId: result.resultId, version: after?.version, reason: t("amend.undo.reason") }, amended.touches) : undefined,
  });
  const report = useAct(reportResult, {
    touches: [["results"]],
    done: ["report.done", { reference: value.reference }],
    // The next one is mostly of the same task, kind and day.
    settle: () => {
      draft.drop();
      set({ asked, taskId: value.taskId, finding: value.finding, itemised: value.itemised, occurredTime: value.occurredTime, code: value.code });
    },
  });
  // What was refused stays, also where the result has come into a state in which another act is next.
  const act = !result ? report : correct.refusal ? correct : amend.refusal ? amend : corrects ? correct : amend;
  const overtaken = act.refusal !== undefined && isOvertaken(act.refusal);
  const send = () => {
    if (cannot) return;
    const spec = specOf(value);
    if (!result) return void report.run({ operationId, spec });
    // Another's version is written over only once it was told what has changed.
    const told = overtaken && written.base !== undefined;
    const version = told ? result.version : value.version;
    if (told) {
      written.take();
      set({ version });
    }
    const request = { resultId: result.resultId, version, spec };
    return void (corrects ? correct.run({ ...request, reason: value.reason }) : amend.run(request));
  };
  return (
    <section className="panel" aria-label={t("report.title")}>
      <div className="panel-in">
        <Form refusal={act.refusal} send={send} label={t("report.title")} round={draft.round}>
          {result?.rejectReason && (
            <p className="note warn">
              <b>{t("fieldname.rejectReason")}</b> <bdi>{result.rejectReason}</bdi>
            </p>
          )}
          {corrects && <p className="note">{t("amend.correct.note")}</p>}
          {hidden > 0 && <p className="note warn">{t("amend.protected", { number: hidden })}</p>}
          <fieldset className="field kinds">
            <legend>{t("report.what")}</legend>
            {findings.map((finding) => (
              <label key={finding} className={`choice${value.finding === finding ? " on" : ""}`}>
                <input type="radio" name="finding" checked={value.finding === finding} onChange={() => set({ finding })} />
                {t(`indicator.${indicatorOf[finding]}`)}
              </label>
            ))}
          </fieldset>
          <FindingFields value={value} set={set} />
          <div className="pair">
            <TextField
              code
              label={t("result.reference")}
              help={t("report.reference.help")}
              path="spec.reference"
              rule={resultSpecRules.reference}
              value={value.reference}
              change={(reference) => set({ reference })}
            />
            <TimeField
              label={t("report.occurred")}
              path="spec.occurred_time"
              rule={resultSpecRules.occurred_time}
              value={value.occurredTime || undefined}
              change={(time) => set({ occurredTime: time ?? "" })}
            />
          </div>
          {findTask}
          <div className="pair">
            <SelectField
              label={t("report.task")}
              path="spec.task_id"
              value={value.taskId}
              change={choose}
              options={[["", t("report.task.none")], ...offered.map((one) => [one.taskId, one.spec?.title ?? one.taskId] as const)]}
            />
            <SelectField
              label={t("report.place")}
              help={t("report.place.help")}
              path="spec.place_country"
              value={value.placeCountry}
              change={(placeCountry) => set({ placeCountry })}
              options={[["", t("report.place.own", { country: t.country(country) })], ...countryCodes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other))]}
            />
          </div>
          {corrects && <TextField prose label={t("reason")} path="reason" rule={correctResultRequestRules.reason} value={value.reason} change={(reason) => set({ reason })} />}
          <RefusalPanel
            title={t("report.refused")}
            refusal={act.refusal}
            again={act.again}
            seen={written.base}
            now={result}
            told={["spec.reference", "spec.occurred_time", "spec.task_id", "spec.place_country", "reason"]}
          />
          {overtaken && written.unread && (
            <div className="note warn" role="status">
              <p>{t("amend.unread")}</p>
              <button type="button" className="button small" onClick={written.again}>
                {t("failed.again")}
              </button>
            </div>
          )}
          <FormButtons busy={report.busy || amend.busy || correct.busy} cannot={cannot} draft={draft}>
            {t(corrects ? "amend.correct" : result ? "amend.act" : value.finding === "nilReturn" ? "report.send.nil" : "report.send")}
          </FormButtons>
          <p className="small quiet">{t("report.provisional")}</p>
        </Form>
      </div>
    </section>
  );
}
