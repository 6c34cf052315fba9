import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { taskState } from "@/gen/enums";
import { issueTask } from "@/gen/methods";
import type { Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Live } from "@/parts/Live";
import { isMarked, Marks } from "@/parts/Marks";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { Due, useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { TaskDetail } from "./TaskDetail";
import { isLate, isOver, kindName, kindOf, kinds, notGranted, tasksQuery } from "./tasks";
import { useTaskStreams } from "./useTaskStreams";

/** All tasks of an operation by state, country, kind and lateness; who is late stands on top. */
export function TaskBoard() {
  const t = useWords();
  const may = useMay();
  const now = useNow();
  const { country: own } = useSession();
  const { operation: operationId } = useParams({ from: "/operations/$operation/tasks" });
  const { task: opened, state, country, kind, late, marked } = useSearch({ from: "/operations/$operation/tasks" });
  const navigate = useNavigate({ from: "/operations/$operation/tasks" });
  const operation = useOperation(operationId).data;
  const why = notGranted(operation?.state);
  const nameOf = useCountryNames(operationId);
  const query = useQuery(tasksQuery(operationId, "", marked !== undefined));
  const heard = useTaskStreams([operationId]);
  useMarkingOf(operation);

  const fits = (task: Task) =>
    (!state || task.state === state) && (!country || task.executorCountry === country) && (!kind || kindOf(task.spec) === kind) && (!late || isLate(task, now));
  const rows = (query.data ?? []).filter(fits).sort((one, other) => order(one, other, now));
  const at = rows.findIndex((task) => task.taskId === opened);
  const go = (task: Task | undefined) => task && void navigate({ search: (before) => ({ ...before, task: task.taskId }), replace: true, resetScroll: false });
  const close = () => void navigate({ search: (before) => ({ ...before, task: undefined }), replace: true, resetScroll: false });
  const filter = (change: { state?: string | undefined; country?: string | undefined; kind?: string | undefined; late?: string | undefined; marked?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  const lateCount = (query.data ?? []).filter((task) => isLate(task, now)).length;
  const executors = [...new Set((query.data ?? []).map((task) => task.executorCountry))];

  const columns: Column<Task>[] = [
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (task) => (
        <Link to="/operations/$operation/tasks" params={{ operation: operationId }} search={(before) => ({ ...before, task: task.taskId })} resetScroll={false}>
          <bdi>{task.spec?.title}</bdi>
        </Link>
      ),
    },
    { key: "country", head: t("countries.country"), cell: (task) => <Country code={task.executorCountry} name={nameOf(task.executorCountry)} />, dispensable: 1 },
    { key: "state", head: t("fieldname.state"), cell: (task) => <State of={task.state} /> },
    { key: "due", head: t("fieldname.dueTime"), cell: (task) => <Due time={task.spec?.dueTime} over={isOver(task.state)} />, dispensable: 1 },
    ...(opened
      ? []
      : ([
          {
            key: "kind",
            head: t("fieldname.kind"),
            cell: (task) => {
              const one = kindOf(task.spec);
              return one && t(kindName(one));
            },
            dispensable: 2,
          },
          { key: "team", head: t("fieldname.team"), cell: (task) => <bdi>{task.team}</bdi>, dispensable: 3 },
          {
            key: "marks",
            head: t("validate.remarks"),
            cell: (task) => (isMarked(task) ? <Marks of={task} /> : <bdi className="quiet">{task.declineReason}</bdi>),
            dispensable: 3,
          },
        ] satisfies Column<Task>[])),
  ];
  return (
    <Page
      title={t("nav.tasks")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={
        <>
          {query.data && <span className="quiet">{t("tasks.count", { number: query.data.length, late: lateCount })}</span>}
          <Live at={Math.max(query.dataUpdatedAt, heard[operationId] ?? 0)} good={!query.isError} opened={query.data !== undefined} />
        </>
      }
      acts={
        may(issueTask) && (
          <Button
            look="main"
            hotkey="n"
            cannot={why && t(why)}
            onClick={() => void navigate({ to: "/operations/$operation/tasks/new", params: { operation: operationId } })}
          >
            {t(own ? "tasks.issue.own" : "tasks.issue")}
          </Button>
        )
      }
    >
      <div className="filters">
        <Filter label={t("fieldname.state")} value={state} change={(one) => filter({ state: one })} options={taskState.map((one) => [one, t(`state.${one}`)])} />
        {executors.length > 1 && (
          <Filter
            label={t("countries.country")}
            value={country}
            change={(one) => filter({ country: one })}
            options={executors.map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other))}
          />
        )}
        <Filter label={t("fieldname.kind")} value={kind} change={(one) => filter({ kind: one })} options={kinds.map((one) => [one, t(kindName(one))])} />
        <label className="choice">
          <input type="checkbox" checked={late !== undefined} onChange={(event) => filter({ late: event.target.checked ? "yes" : undefined })} />
          {t("tasks.onlyLate")}
        </label>
        <label className="choice">
          <input type="checkbox" checked={marked !== undefined} onChange={(event) => filter({ marked: event.target.checked ? "yes" : undefined })} />
          {t("tasks.onlyMarked")}
        </label>
      </div>
      {marked && rows.length > 0 && <p className="note warn whole">{t("tasks.marked.text")}</p>}
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("nav.tasks")}>
            <Loaded query={query} rows={10}>
              {(all) =>
                rows.length ? (
                  <Table caption={t("nav.tasks")} columns={columns} rows={rows} id={(task) => task.taskId} current={opened} />
                ) : (
                  <Empty title={t(all.length ? "tasks.none" : "tasks.empty")} />
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <TaskDetail key={opened} taskId={opened} close={close} after={() => go(rows[at + 1] ?? rows[at - 1])} />
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}

/** Late first, then what is due next; what is over goes last. */
function order(one: Task, other: Task, now: number): number {
  const rank = (task: Task) => (isLate(task, now) ? 0 : isOver(task.state) ? 2 : 1);
  const due = (task: Task) => task.spec?.dueTime ?? "9999";
  return rank(one) - rank(other) || (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0);
}
