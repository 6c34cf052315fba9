import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useAct } from "@/call/useAct";
import { Posting } from "@/features/submissions/Progress";
import { tasksQuery } from "@/features/tasks/tasks";
import { useFound } from "@/features/tasks/useFound";
import { submitResults } from "@/gen/methods";
import { submitResultsRequestRules } from "@/gen/rules";
import type { Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Glyph } from "@/parts/Glyph";
import { Loaded } from "@/parts/Loaded";
import { brokenText, RefusalPanel, violationText } from "@/parts/RefusalPanel";
import { isolate } from "@/parts/Time";
import { useSession } from "@/shell/session";
import { textOf } from "./file";
import { columns, example, type Line, lineOf, read } from "./table";
import { WrongLines } from "./WrongLines";

const MOST = 5_000;

/** Many results from a pasted or opened table. Every bad line is named before anything is taken. */
export function ReportTable({ operationId, cannot }: { operationId: string; cannot?: string | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const draft = useDraft(`table.${operationId}`, { text: "", reference: "" });
  const { text, reference } = draft.value;
  const [submitted, setSubmitted] = useState<string>();
  const [unread, setUnread] = useState<{ name: string; why: "table.unread" | "table.empty" }>();
  const [sent, setSent] = useState<readonly Line[]>([]);
  const table = useMemo(() => read(text), [text]);
  const good = table.lines.filter((line) => line.spec);
  const bad = table.lines.filter((line) => line.wrong);
  const submit = useAct(submitResults, {
    settle: draft.drop,
    then: ({ submission }) => {
      if (submission) client.setQueryData(["submission", submission.submissionId], submission);
      setSubmitted(submission?.submissionId);
      for (const list of ["results", "submissions"]) void client.invalidateQueries({ queryKey: [list] });
    },
  });
  // A refusal counts the lines that were sent; one that has gone or was changed since has nothing wrong that is known.
  const still = new Map(submit.refusal ? good.map((line) => [JSON.stringify(line.spec), line]) : []);
  const refusedLines = (submit.refusal?.violations ?? []).flatMap((place) => {
    const line = still.get(JSON.stringify(lineOf(place.field, sent)?.spec));
    return line ? [{ line, text: violationText(t, place) }] : [];
  });
  const send = async () => {
    if (!good.length || cannot) return;
    setSent(table.lines);
    await submit.run({ operationId, reference, results: good.map((line) => line.spec ?? {}) });
  };
  const shape = table.single
    ? t("table.single")
    : table.missing.length > 0
      ? t("table.missing", { columns: table.missing.join(", ") })
      : table.unknown.length > 0
        ? t("table.unknown", { columns: table.unknown.join(", ") })
        : table.doubled.length > 0
          ? t("table.doubled", { columns: table.doubled.join(", ") })
          : undefined;
  const wrong = [...bad.map((line) => ({ line, text: [line.wrong?.column, line.wrong ? brokenText(t, line.wrong.found) : ""].filter(Boolean).join(": ") })), ...refusedLines];
  const remark =
    shape ??
    (bad.length > 0
      ? t("table.bad", { number: bad.length })
      : good.length > MOST
        ? t("table.most", { number: MOST })
        : good.length === 0
          ? t("table.none")
          : undefined);

  const open = async (file: File | undefined) => {
    if (!file) return;
    const opened = textOf(await file.arrayBuffer());
    const why = opened === undefined ? "table.unread" : opened.trim() === "" ? "table.empty" : undefined;
    setUnread(why && { name: file.name, why });
    if (opened !== undefined && !why) draft.set({ text: opened, reference: reference || file.name.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9._/-]+/g, "-").slice(0, 64) });
  };

  return (
    <section className="panel" aria-label={t("report.many")}>
      <div className="panel-in">
        {submitted && <Posting submissionId={submitted} />}
        <Form refusal={submit.refusal} send={() => void send()} label={t("report.many")} round={draft.round}>
          <p className="quiet">{t("table.how")}</p>
          <p className="code small" dir="ltr">
            {columns.join(", ")}
          </p>
          <div className="buttons">
            <label className="button">
              {t("table.open")}
              <input
                className="hidden"
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                onChange={(event) => {
                  void open(event.target.files?.[0]);
                  // The same file may be opened again once it is mended.
                  event.target.value = "";
                }}
              />
            </label>
            {!text && (
              <button type="button" className="button plain" onClick={() => draft.set({ text: example })}>
                {t("table.example")}
              </button>
            )}
          </div>
          {unread && (
            <p className="remark" role="alert">
              <Glyph shape="no" />
              <span>{t(unread.why, { name: isolate(unread.name) })}</span>
            </p>
          )}
          <TaskIds operationId={operationId} />
          <TextField prose label={t("table.paste")} path="results" rule={{ name: "results", required: true }} remark={text ? remark : undefined} value={text} change={(typed) => draft.set({ text: typed })} />
          <TextField code label={t("table.reference")} help={t("table.reference.help")} path="reference" rule={submitResultsRequestRules.reference} value={reference} change={(typed) => draft.set({ reference: typed })} />
          {text && (
            <p role="status">
              <b>{t("table.read", { good: good.length, bad: bad.length })}</b>
            </p>
          )}
          {wrong.length > 0 && <WrongLines wrong={wrong} />}
          <RefusalPanel title={t("table.refused")} refusal={submit.refusal} again={submit.again} told={["reference", ...(submit.refusal?.violations.map((place) => place.field) ?? [])]} />
          <FormButtons busy={submit.busy} cannot={cannot} draft={text ? draft : undefined}>
            {t("table.send", { number: good.length })}
          </FormButtons>
          <p className="small quiet">{t("table.whole")}</p>
        </Form>
      </div>
    </section>
  );
}

/** Lines of a task name it by its id, which no page shows elsewhere. */
function TaskIds({ operationId }: { operationId: string }) {
  const t = useWords();
  const { country } = useSession();
  const query = useQuery(tasksQuery(operationId, country));
  return (
    <details className="task-ids">
      <summary>{t("table.tasks")}</summary>
      <Loaded query={query} rows={3}>
        {(tasks) => (tasks.length === 0 ? <p className="quiet">{t("table.tasks.none")}</p> : <Ids tasks={tasks} />)}
      </Loaded>
    </details>
  );
}

function Ids({ tasks }: { tasks: readonly Task[] }) {
  const t = useWords();
  const { field, found } = useFound(tasks);
  return (
    <>
      {field}
      <div className="lines" tabIndex={0} role="region" aria-label={t("table.tasks")}>
        <table>
          <tbody>
            {found.map((task) => (
              <tr key={task.taskId}>
                <th scope="row" dir="auto">
                  {task.spec?.title}
                </th>
                <td>
                  <bdi className="code">{task.taskId}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
