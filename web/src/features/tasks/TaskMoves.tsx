import { Link } from "@tanstack/react-router";
import type { Given } from "@/call/method";
import type { Act } from "@/call/useAct";
import { useAct, useTogether } from "@/call/useAct";
import { useUndo } from "@/call/useUndo";
import { acceptTask, assignTask, completeTask, declineTask, reportTaskStart, startTask } from "@/gen/methods";
import { declineTaskRequestRules } from "@/gen/rules";
import type { Approval, OperationState, Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { useAuthorities } from "./approvals";
import { AssignDialog } from "./AssignDialog";
import { FactDialog } from "./FactDialog";
import { type Move, moves, notGranted } from "./tasks";

const keys: Readonly<Record<Move, string>> = { accept: "a", acceptAndAssign: "s", assign: "s", decline: "d", start: "b", complete: "f" };

const methods = { accept: acceptTask, acceptAndAssign: acceptTask, assign: assignTask, decline: declineTask, start: startTask, complete: completeTask };
/** What opens a dialog. */
const asking: readonly Move[] = ["acceptAndAssign", "assign", "decline"];

/** What may be done with a task now, at the bottom edge; each with its key, those with a reason ask for it. */
export function TaskMoves({ task, within, after }: { task: Task; within?: OperationState | undefined; after?: (() => void) | undefined }) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const undo = useUndo();
  const own = country === task.executorCountry;
  const possible = own ? moves[task.state].filter((move) => may(methods[move])) : [];
  const reports = own && may(reportTaskStart) && task.state !== "TASK_STATE_COMPLETED";
  const { asks, ask, close } = useAsks([...possible.filter((move) => asking.includes(move)), reports && "fact"]);
  const how = { touches: [["tasks"], ["task", task.taskId]], together: useTogether() };
  const then = () => {
    void close().then(after);
  };
  const title = task.spec?.title ?? "";
  const accept = useAct(acceptTask, { ...how, done: ["task.accept.done", { title }], then: () => after?.() });
  const taken = useAct(acceptTask, how);
  const decline = useAct(declineTask, { ...how, done: ["task.decline.done", { title }], then });
  const assign = useAct(assignTask, { ...how, then });
  const start = useAct(startTask, { ...how, done: ["task.start.done", { title }] });
  const complete = useAct(completeTask, { ...how, done: ["task.complete.done", { title }], then: () => void close() });
  const began = useAct(reportTaskStart, { ...how, done: ["task.began.done", { title }], then: () => void close() });

  const read = useRead(task, task.taskId, (one) => one.version);
  const { note, cannot } = useChanged(read, task, [accept, taken, decline, assign, start, complete, began], { matters: own });
  const request = { taskId: task.taskId, version: read.record.version };
  const acts: Record<Move, () => void> = {
    accept: () => void accept.run(request),
    acceptAndAssign: () => ask("acceptAndAssign"),
    assign: () => ask("assign"),
    decline: () => ask("decline"),
    start: () => void start.run(request),
    complete: () => void complete.run(request),
  };
  const refused: readonly (readonly [Act<never, unknown>, "accept" | "start" | "complete"])[] = [
    [accept as Act<never, unknown>, "accept"],
    [taken as Act<never, unknown>, "accept"],
    [start as Act<never, unknown>, "start"],
    [complete as Act<never, unknown>, "complete"],
  ];

  /** Why the operation grants it not now; what has happened is told all the same. */
  const withheld = (move: Move) => {
    if (move === "decline" || move === "complete" || (within === "OPERATION_STATE_PLANNED" && move !== "start")) return undefined;
    const why = notGranted(within);
    return why && t(why);
  };

  const give = async (team: string, approvals: Given<Approval>[]) => {
    let { version } = request;
    // Accepted before, and only the assignment was refused: it is not accepted twice.
    if (asks === "acceptAndAssign" && task.state === "TASK_STATE_ISSUED") {
      const answer = await taken.run(request);
      if (!answer?.task) return undefined;
      version = answer.task.version;
    }
    const before = task.state === "TASK_STATE_ASSIGNED" && task.team !== team ? task.team : "";
    return assign.run(
      { taskId: task.taskId, version, team, ...(approvals.length ? { approvals } : {}) },
      {
        done: ["task.assign.done", { title, team }],
        // Back to the team that had it; where none had, no move leads back.
        undo: (answer) => (before ? undo(assignTask, { taskId: task.taskId, version: answer.task?.version, team: before }, how.touches) : undefined),
      },
    );
  };

  const lacking = start.refusal?.metadata["authority"];
  const lacks = useAuthorities(task, possible.includes("start")).filter((authority) => !task.approvals?.some((one) => one.authority === authority));
  const enter = possible.includes("assign") && (
    <Button small cannot={cannot ?? withheld("assign")} onClick={() => ask("assign")}>
      {t("task.approval.enter")}
    </Button>
  );
  const held = possible.map(withheld).find((why) => why !== undefined);
  return (
    <>
      {refused.map(
        ([act, name], index) =>
          act.refusal && !(asks && act === (complete as unknown)) && <RefusalPanel key={index} title={t(`task.${name}.refused`)} refusal={act.refusal} again={act.again} does={act === (start as unknown) && lacking && enter} />,
      )}
      {!asks && note}
      {!lacking && lacks.length > 0 && (
        <div className="note warn">
          <p>{t("task.approval.lacks", { authority: t.list(lacks.map(apart)) })}</p>
          {enter}
        </div>
      )}
      {own && may(reportTaskStart) && (
        <div className="also">
          <Link className="button line" to="/report" search={{ operation: task.operationId, task: task.taskId }}>
            {t("task.report")}
          </Link>
          {reports && (
            <Button look="plain" onClick={() => ask("fact")}>
              {t("task.fact")}
            </Button>
          )}
        </div>
      )}
      {possible.length > 0 && (
        <div className="decide">
          {possible.map((move, index) => (
            <Button
              key={move}
              look={move === "decline" ? "stop" : index === 0 ? "main" : "line"}
              hotkey={keys[move]}
              cannot={cannot ?? withheld(move)}
              onClick={acts[move]}
              busy={{ accept, acceptAndAssign: taken, assign, decline, start, complete }[move].busy}
            >
              {t(`task.${move === "assign" && task.team ? "reassign" : move}`)}
            </Button>
          ))}
          {held && <span className="small quiet">{held}</span>}
        </div>
      )}
      {asks === "decline" && (
        <ReasonDialog
          title={t("task.decline.title", { title })}
          effect={t("task.decline.effect")}
          act={t("task.decline")}
          refusedTitle={t("task.decline.refused")}
          rule={declineTaskRequestRules.reason}
          draft={`decline.${task.taskId}`}
          first={note}
          state={decline}
          close={() => void close()}
          send={(reason) => decline.run({ ...request, reason })}
        />
      )}
      {(asks === "assign" || asks === "acceptAndAssign") && (
        <AssignDialog
          task={task}
          accepts={asks === "acceptAndAssign"}
          lacking={lacking}
          first={note}
          refusal={taken.refusal ?? assign.refusal}
          busy={taken.busy || assign.busy}
          close={() => void close()}
          give={give}
        />
      )}
      {asks === "fact" && (
        <FactDialog
          task={task}
          refusal={began.refusal ?? complete.refusal}
          busy={began.busy || complete.busy}
          close={() => void close()}
          send={(what, occurredTime) => (what === "began" ? began : complete).run({ taskId: task.taskId, occurredTime })}
        />
      )}
    </>
  );
}
