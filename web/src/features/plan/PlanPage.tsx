import "./plan.css";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { useUndo } from "@/call/useUndo";
import { codeNameOf, useOperation } from "@/features/operations/operations";
import { approveOperation, returnOperation, reviseOperation, submitOperation } from "@/gen/methods";
import { returnOperationRequestRules } from "@/gen/rules";
import type { Operation, PlanRevision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Difference } from "@/parts/Difference";
import { differences } from "@/parts/differences";
import { Glyph } from "@/parts/Glyph";
import { useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { PlanEditor } from "./PlanEditor";
import { PlanFacts } from "./PlanFacts";

/** The plan: read first, written in a mode of its own, approved by its hash. */
export function PlanPage() {
  const { operation: operationId } = useParams({ from: "/operations/$operation/plan" });
  const query = useOperation(operationId);
  return <Loaded query={query}>{(operation) => <Revision key={operationId} operation={operation} />}</Loaded>;
}

function Revision({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMay();
  const { mode } = useSearch({ from: "/operations/$operation/plan" });
  const navigate = useNavigate({ from: "/operations/$operation/plan" });
  const open = operation.openRevision;
  const approved = operation.approvedRevision;
  const shows = mode === "approved" || !open ? approved : open;
  const edits = mode === "edit" && may(reviseOperation) && operation.state !== "OPERATION_STATE_CONCLUDED";
  useMarking(shows?.plan?.handlingLevel);
  if (!shows?.plan) return <Empty title={t("plan.none")} />;
  const modes = [
    ...(open ? ([["open", t("plan.mode.open", { number: open.number })]] as const) : []),
    ...(approved ? ([["approved", t("plan.mode.approved", { number: approved.number })]] as const) : []),
    ...(may(reviseOperation) && operation.state !== "OPERATION_STATE_CONCLUDED" ? ([["edit", t("plan.mode.edit")]] as const) : []),
  ];
  const current = edits ? "edit" : shows === approved ? "approved" : "open";
  return (
    <>
      <Page
        title={t("plan.title", { number: shows.number })}
        within={{ operation: operation.operationId, name: codeNameOf(operation) }}
        beside={<State of={shows.state} box />}
        acts={
          modes.length > 1 && (
            <div className="segments" role="group" aria-label={t("plan.mode")}>
              {modes.map(([one, name]) => (
                <button key={one} type="button" aria-pressed={current === one} onClick={() => void navigate({ search: { mode: one }, replace: true })}>
                  {name}
                </button>
              ))}
            </div>
          )
        }
      >
        {open?.returnReason && shows === open && (
          <div className="note warn">
            <b>{t("fieldname.returnReason")}</b> <span dir="auto">{open.returnReason}</span>
          </div>
        )}
        {edits ? (
          <PlanEditor operation={operation} />
        ) : (
          <div className="columns">
            <div>
              <PlanFacts plan={shows.plan} />
            </div>
            <div>
              {open && approved && shows === open && <Changes approved={approved} open={open} />}
              <Authors revision={shows} />
            </div>
          </div>
        )}
      </Page>
      {open && shows === open && !edits && <Decide operation={operation} revision={open} />}
    </>
  );
}

/** Six lines are read, not sixty pages. */
function Changes({ approved, open }: { approved: PlanRevision; open: PlanRevision }) {
  const t = useWords();
  const number = differences(approved.plan, open.plan).length;
  return (
    <Panel title={t("plan.changes")} note={t("plan.changes.note", { from: approved.number, to: open.number })} inset>
      {number === 0 ? <p>{t("plan.changes.none")}</p> : <Difference before={approved.plan} after={open.plan} />}
    </Panel>
  );
}

function Authors({ revision }: { revision: PlanRevision }) {
  const t = useWords();
  const { subject } = useSession();
  const told = (who: string) => (who === subject ? t("result.you") : who.slice(0, 12));
  return (
    <Panel title={t("plan.who")} inset>
      <dl className="rows">
        <dt>{t("plan.authors")}</dt>
        <dd>{t.list(revision.authorSubjects.map(told))}</dd>
        {revision.approverSubject && (
          <>
            <dt>{t("plan.approver")}</dt>
            <dd>{told(revision.approverSubject)}</dd>
          </>
        )}
        <dt>{t("plan.hash")}</dt>
        <dd>
          <Hash hash={revision.hash} />
        </dd>
      </dl>
    </Panel>
  );
}

function Hash({ hash }: { hash: string }) {
  return (
    <bdi className="code hash" dir="ltr">
      {hash.replace(/(.{4})/g, "$1 ").trim()}
    </bdi>
  );
}

/** Submit, send back, approve: one approves a text, so its number and hash stand beside the button. */
function Decide({ operation, revision }: { operation: Operation; revision: PlanRevision }) {
  const t = useWords();
  const may = useMay();
  const { subject, strength } = useSession();
  const [returns, setReturns] = useState(false);
  const name = codeNameOf(operation);
  const number = revision.number;
  const how = { touches: [["operation", operation.operationId], ["operations"]], shown: operation };
  const undo = useUndo();
  const submit = useAct(submitOperation, {
    ...how,
    done: ["plan.submit.done", { number }],
    // Any edit takes a revision back from review; the same text, from one of its authors, changes nothing else.
    undo: ({ operation: after }) => (author ? undo(reviseOperation, { operationId: operation.operationId, version: after?.version, plan: revision.plan }, how.touches) : undefined),
  });
  const approve = useAct(approveOperation, { ...how, done: ["plan.approve.done", { name, number }] });
  const sendBack = useAct(returnOperation, { ...how, done: ["plan.return.done", { number }], then: () => setReturns(false) });
  const request = { operationId: operation.operationId, version: operation.version };
  const author = revision.authorSubjects.includes(subject);
  const inReview = revision.state === "PLAN_STATE_IN_REVIEW";
  const acts = (inReview && may(approveOperation)) || (!inReview && may(submitOperation));
  if (!acts) return null;
  return (
    <div className="decide plan-decide">
      {(submit.refusal ?? approve.refusal) && (
        <RefusalPanel
          title={t(inReview ? "plan.approve.refused" : "plan.submit.refused", { number })}
          refusal={submit.refusal ?? approve.refusal}
          again={submit.refusal ? submit.again : approve.again}
          seen={submit.seen ?? approve.seen}
          now={operation}
        />
      )}
      {inReview ? (
        <>
          <ul className="checks">
            <li>
              {t("plan.exactly")} <Hash hash={revision.hash} />
            </li>
            <li className={author ? "bad" : "good"}>
              <Glyph shape={author ? "no" : "done"} /> {t(author ? "plan.youWrote" : "plan.youDidNotWrite")}
            </li>
            <li className={strength === "2" ? "good" : "rest"}>
              <Glyph shape={strength === "2" ? "done" : "waits"} /> {t(strength === "2" ? "plan.factor" : "plan.factor.asked")}
            </li>
          </ul>
          <div className="buttons push">
            <Button look="line" hotkey="r" onClick={() => setReturns(true)}>
              {t("plan.return")}
            </Button>
            <Button look="main" busy={approve.busy} cannot={author ? t("plan.youWrote") : undefined} onClick={() => void approve.run({ ...request, hash: revision.hash })}>
              {t("plan.approve", { number })}
            </Button>
          </div>
        </>
      ) : (
        <>
          <span className="quiet">{t("plan.submit.effect")}</span>
          <div className="buttons push">
            <Button look="main" busy={submit.busy} onClick={() => void submit.run(request)}>
              {t("plan.submit", { number })}
            </Button>
          </div>
        </>
      )}
      {returns && (
        <ReasonDialog
          title={t("plan.return.title", { number })}
          effect={t("plan.return.effect")}
          act={t("plan.return")}
          refusedTitle={t("plan.return.refused", { number })}
          rule={returnOperationRequestRules.reason}
          draft={`return.${operation.operationId}`}
          state={sendBack}
          close={() => setReturns(false)}
          send={(reason) => sendBack.run({ ...request, reason })}
        />
      )}
    </div>
  );
}
