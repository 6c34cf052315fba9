import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { tasksQuery } from "@/features/tasks/tasks";
import { activateOperation, cancelOperation, closeBooks, concludeOperation, getOutcome, reopenBooks, resumeOperation, suspendOperation } from "@/gen/methods";
import { cancelOperationRequestRules, reopenBooksRequestRules, suspendOperationRequestRules } from "@/gen/rules";
import type { Operation, OperationState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { Factor } from "@/parts/Factor";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMayFor } from "./lead";
import { codeNameOf } from "./operations";

const methods = {
  activate: activateOperation,
  resume: resumeOperation,
  suspend: suspendOperation,
  conclude: concludeOperation,
  cancel: cancelOperation,
  close: closeBooks,
  reopen: reopenBooks,
};

type Move = keyof typeof methods;

/** Moves that are possible from a state, the likeliest first; the service holds the table itself. */
const moves: Readonly<Record<OperationState, readonly Move[]>> = {
  OPERATION_STATE_UNSPECIFIED: [],
  OPERATION_STATE_PLANNED: ["activate", "cancel"],
  OPERATION_STATE_ACTIVE: ["conclude", "suspend", "cancel"],
  OPERATION_STATE_SUSPENDED: ["resume", "conclude"],
  OPERATION_STATE_CONCLUDED: ["close"],
  OPERATION_STATE_BOOKS_CLOSED: ["reopen"],
  OPERATION_STATE_CANCELLED: [],
};

/** Those that are done at once; the others say first what they do. */
const atOnce = ["activate", "resume"] as const satisfies readonly Move[];

const isAtOnce = (move: Move): move is (typeof atOnce)[number] => (atOnce as readonly Move[]).includes(move);

const withReason = {
  suspend: suspendOperationRequestRules.reason,
  cancel: cancelOperationRequestRules.reason,
  reopen: reopenBooksRequestRules.reason,
};

type Asked = Exclude<Move, (typeof atOnce)[number]>;

/** What of it somebody decides on who moves it. */
const decidedOn = ({ state, approvedRevision }: Operation) => ({ state, plan: approvedRevision?.plan });

/** Where an operation goes from here, for whoever may move it. */
export function OperationMoves({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMayFor(operation);
  const { operationId, version } = operation;
  const name = codeNameOf(operation);
  const possible = (moves[operation.state] ?? []).filter((move) => may(methods[move]));
  const asking = possible.filter((move): move is Asked => !isAtOnce(move));
  const { asks, ask, close } = useAsks<Asked>(asking);
  const stops = asks === "suspend" || asks === "cancel";
  const running = useQuery({ ...tasksQuery(operationId), enabled: stops }).data?.filter((task) => task.state === "TASK_STATE_IN_PROGRESS").length;
  const how = { touches: [["operation", operationId], ["operations"]], together: useTogether() };
  const then = () => void close();
  const draftOf = (move: keyof typeof withReason) => `${move}.${operationId}`;
  const acts = {
    activate: useAct(activateOperation, { ...how, done: ["operation.activate.done", { name }] }),
    resume: useAct(resumeOperation, { ...how, done: ["operation.resume.done", { name }] }),
    suspend: useAct(suspendOperation, { ...how, done: ["operation.suspend.done", { name }], then }),
    conclude: useAct(concludeOperation, { ...how, done: ["operation.conclude.done", { name }], then }),
    cancel: useAct(cancelOperation, { ...how, done: ["operation.cancel.done", { name }], then }),
    close: useAct(closeBooks, { ...how, done: ["operation.close.done", { name }], then }),
    reopen: useAct(reopenBooks, { ...how, done: ["operation.reopen.done", { name }], then, draft: draftOf("reopen") }),
  };
  const request = { operationId, version };
  // What is being written on the next revision decides nothing here.
  const read = useRead(operation, operationId, (one) => `${one.state} ${one.approvedRevision?.hash}`);
  const { note, cannot } = useChanged(read, operation, Object.values(acts), { of: decidedOn, matters: Object.values(methods).some(may) });
  return (
    <>
      {operation.state !== "OPERATION_STATE_PLANNED" && may(getOutcome) && (
        <Link className="button line" to="/operations/$operation/outcome" params={{ operation: operationId }}>
          {t("nav.outcome")}
        </Link>
      )}
      {possible.map((move) =>
        isAtOnce(move) ? (
          <Button
            key={move}
            look="main"
            busy={acts[move].busy}
            cannot={cannot ?? (operation.approvedRevision ? undefined : t("operation.activate.cannot"))}
            onClick={() => void acts[move].run(request)}
          >
            {t(`operation.${move}`)}
          </Button>
        ) : (
          <Button key={move} look={move === "cancel" ? "plain" : "line"} cannot={cannot} onClick={() => ask(move)}>
            {t(`operation.${move}`)}
          </Button>
        ),
      )}
      {atOnce.map((move) => acts[move].refusal && <RefusalPanel key={move} title={t(`operation.${move}.refused`)} refusal={acts[move].refusal} again={acts[move].again} />)}
      {!asks && note}
      {(stops || asks === "reopen") && (
        <ReasonDialog
          key={asks}
          title={t(`operation.${asks}.title`, { name })}
          effect={
            <>
              <p>{t(`operation.${asks}.effect`)}</p>
              {asks === "reopen" && (
                <ul className="checks">
                  <Factor />
                </ul>
              )}
              {running !== undefined && stops && <p>{t("operation.running", { running })}</p>}
              <p>{t("operation.reason.read")}</p>
            </>
          }
          act={t(`operation.${asks}`)}
          leave={t("operation.leave")}
          refusedTitle={t(`operation.${asks}.refused`)}
          rule={withReason[asks]}
          draft={draftOf(asks)}
          first={note}
          state={acts[asks]}
          close={() => void close()}
          send={(reason) => acts[asks].run({ ...request, reason })}
        />
      )}
      {(asks === "conclude" || asks === "close") && (
        <Dialog title={t(`operation.${asks}.title`, { name })} close={() => void close()}>
          <p>{t(`operation.${asks}.effect`)}</p>
          {asks === "close" && (
            <ul className="checks">
              <Factor />
            </ul>
          )}
          <RefusalPanel title={t(`operation.${asks}.refused`)} refusal={acts[asks].refusal} again={acts[asks].again} />
          {note}
          <div className="buttons">
            <Button look="main" busy={acts[asks].busy} cannot={cannot} onClick={() => void acts[asks].run(request)}>
              {t(`operation.${asks}`)}
            </Button>
            <Button look="plain" onClick={() => void close()}>
              {t("operation.leave")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
