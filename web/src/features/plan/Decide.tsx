import type { Refusal } from "@/call/refusal";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { useUndo } from "@/call/useUndo";
import { toldUnits, useMayFor } from "@/features/operations/lead";
import { codeNameOf } from "@/features/operations/operations";
import { approveOperation, returnOperation, reviseOperation, submitOperation } from "@/gen/methods";
import { approveOperationRequestRules, returnOperationRequestRules } from "@/gen/rules";
import type { CompletenessPoint, Operation, Plan, PlanRevision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Factor } from "@/parts/Factor";
import { Glyph } from "@/parts/Glyph";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { openOf, useComments } from "./comments";
import { type Point, points, sectionsOf } from "./completeness";
import { toldPoints } from "./facts/Points";
import { Hash } from "./Hash";

/**
 * Submit, send back, approve: one approves a text, so its number and hash stand beside the button, and it is the text
 * that was read, not the one that came in its place by itself. What was refused is told until somebody acts again, also
 * when another has decided meanwhile and there is no revision left to decide on. Nobody submits without what they have
 * written and not kept.
 */
export function Decide({ operation, revision, unkept, go }: { operation: Operation; revision: PlanRevision | undefined; unkept: boolean; go: (section: string) => void }) {
  const t = useWords();
  const may = useMayFor(operation);
  const { subject } = useSession();
  const name = codeNameOf(operation);
  const comments = useComments(operation.operationId);
  const open = openOf(comments.data);
  const number = revision?.number ?? 0;
  const reviews = revision?.state === "PLAN_STATE_IN_REVIEW" && may(approveOperation);
  const dialogs = useAsks([reviews && `return.${number}`, reviews && `unit.${number}`]);
  const asked = (what: "return" | "unit") => (dialogs.asks?.startsWith(`${what}.`) ? Number(dialogs.asks.split(".")[1]) : undefined);
  /** Which revision is sent back, and which one is approved though its own unit wrote it. */
  const [returns, within] = [asked("return"), asked("unit")];
  const how = { touches: [["operation", operation.operationId], ["operations"]], shown: operation, together: useTogether() };
  const undo = useUndo();
  const author = revision?.authorSubjects.includes(subject) ?? false;
  const submit = useAct(submitOperation, {
    ...how,
    done: ["plan.submit.done", { number }],
    // Any edit takes a revision back from review; the same text, from one of its authors, changes nothing else.
    undo: ({ operation: after }) => (author && revision ? undo(reviseOperation, { operationId: operation.operationId, version: after?.version, plan: revision.plan }, how.touches) : undefined),
  });
  const approve = useAct(approveOperation, { ...how, done: ["plan.approve.done", { name, number }] });
  const withinUnit = useAct(approveOperation, { ...how, done: ["plan.approve.done", { name, number: within ?? number }], draft: `unit.${operation.operationId}`, then: () => void dialogs.close() });
  const sendBack = useAct(returnOperation, { ...how, done: ["plan.return.done", { number: returns ?? number }], then: () => void dialogs.close() });
  const read = useRead(revision, operation.operationId, (one) => one && `${one.number} ${one.hash}`);
  const request = { operationId: operation.operationId, version: operation.version };
  const inReview = revision?.state === "PLAN_STATE_IN_REVIEW";
  const acts = revision !== undefined && (inReview ? may(approveOperation) : may(submitOperation));
  // A service of the release before says nothing of it.
  const missing = revision?.missing ?? [];
  const { note: changed, cannot } = useChanged(read, revision, [submit, approve, withinUnit, sendBack], { of: (one) => one?.plan, matters: acts });
  if (!acts && !submit.refusal && !approve.refusal && !dialogs.asks) return null;
  return (
    <div className="decide plan-decide">
      <RefusalPanel title={t("plan.submit.refused", { number: numberIn(submit) })} refusal={submit.refusal} again={submit.again} seen={changed ? undefined : submit.seen} now={operation} />
      {missingBy(submit.refusal).length > 0 && <Missing points={missingBy(submit.refusal)} go={go} plan={operation.openRevision?.plan} />}
      <RefusalPanel
        title={t("plan.approve.refused", { number: numberIn(approve) })}
        refusal={approve.refusal}
        again={approve.again}
        seen={changed ? undefined : approve.seen}
        now={operation}
        told={["no_other_unit_reason"]}
        does={
          reviews &&
          approve.refusal?.reason === "SAME_UNIT" && (
            <Button small onClick={() => dialogs.ask(`unit.${number}`)}>
              {t("plan.unit.act")}
            </Button>
          )
        }
      />
      {!dialogs.asks && changed}
      {acts && inReview && (
        <>
          {comments.isError && <AsBefore query={comments}>{t("comments.failed")}</AsBefore>}
          <ul className="checks">
            <li>
              {t("plan.exactly")} <Hash hash={revision.hash} />
            </li>
            <li className={author ? "bad" : "good"}>
              <Glyph shape={author ? "no" : "done"} /> {t(author ? "plan.youWrote" : "plan.youDidNotWrite")}
            </li>
            {(revision.authorUnits ?? []).length > 0 && (
              <li>
                <Glyph shape="look" /> {t("plan.units.wrote", { units: toldUnits(t, revision.authorUnits) })}
              </li>
            )}
            {revision.completenessVersion > 0 && revision.plan && (
              <li>
                <Glyph shape="list" /> {t("plan.does", { does: t("plan.points"), name: toldPoints(t, revision.plan) })}
              </li>
            )}
            {open > 0 && (
              <li className="warn">
                <Glyph shape="comment" /> {t("comment.open", { number: open })}
              </li>
            )}
            <Factor />
          </ul>
          <div className="buttons push">
            <Button look="line" hotkey="r" cannot={cannot} onClick={() => dialogs.ask(`return.${number}`)}>
              {t("plan.return")}
            </Button>
            <Button look="main" busy={approve.busy} cannot={author ? t("plan.youWrote") : cannot} onClick={() => void approve.run({ ...request, hash: read.record?.hash })}>
              {t("plan.approve", { number })}
            </Button>
          </div>
        </>
      )}
      {acts && !inReview && (
        <>
          {missing.length > 0 && missingBy(submit.refusal).length === 0 ? <Missing points={missing} go={go} plan={revision.plan} /> : <span className="quiet">{t("plan.submit.effect")}</span>}
          <div className="buttons push">
            <Button look="main" busy={submit.busy} cannot={unkept ? t("plan.unkept.first") : missing.length > 0 ? t("plan.submit.missing", { number: missing.length }) : cannot} onClick={() => void submit.run(request)}>
              {t("plan.submit", { number })}
            </Button>
          </div>
        </>
      )}
      {within !== undefined && (
        <ReasonDialog
          title={t("plan.unit.title", { number: within })}
          effect={
            <>
              <p>{t("plan.unit.effect")}</p>
              <ul className="checks">
                <Factor />
              </ul>
            </>
          }
          act={t("plan.approve", { number: within })}
          refusedTitle={t("plan.approve.refused", { number: within })}
          rule={{ ...approveOperationRequestRules.no_other_unit_reason, required: true }}
          draft={`unit.${operation.operationId}`}
          first={changed}
          state={withinUnit}
          close={() => void dialogs.close()}
          send={(reason) => withinUnit.run({ ...request, hash: read.record?.hash, noOtherUnitReason: reason })}
        />
      )}
      {returns !== undefined && (
        <ReasonDialog
          title={t("plan.return.title", { number: returns })}
          effect={t("plan.return.effect")}
          act={t("plan.return")}
          refusedTitle={t("plan.return.refused", { number: returns })}
          rule={returnOperationRequestRules.reason}
          draft={`return.${operation.operationId}`}
          first={changed}
          state={sendBack}
          close={() => void dialogs.close()}
          send={(reason) => sendBack.run({ ...request, reason })}
        />
      )}
    </div>
  );
}

/** The points for which a plan was refused. */
function missingBy(refusal: Refusal | undefined): CompletenessPoint[] {
  if (refusal?.reason !== "PLAN_INCOMPLETE") return [];
  const told = (refusal.metadata["points"] ?? "").split(/[,\s]+/).map((one) => one.replace(/^(COMPLETENESS_POINT_)?/, "COMPLETENESS_POINT_"));
  return points.filter((point) => told.includes(point));
}

/** So many are named beside the button; the rest stands in the list. */
const NAMED = 3;

/** What is empty and not waived, each with the way to where it is written. */
function Missing({ points: missing, plan, go }: { points: readonly CompletenessPoint[]; plan: Plan | undefined; go: (section: string) => void }) {
  const t = useWords();
  return (
    <div className="plan-missing" role="status">
      <span className="warn">
        <Glyph shape="look" /> {t("plan.submit.missing", { number: missing.length })}
      </span>
      <span className="buttons">
        {missing.slice(0, NAMED).map((point) => (
          <Button key={point} small look="plain" onClick={() => go((plan && sectionsOf(plan, point as Point)[0]) ?? "points")}>
            {t(`point.${point as Point}`)}
          </Button>
        ))}
        {missing.length > NAMED && (
          <Button small look="plain" onClick={() => go("points")}>
            {t("plan.submit.missing.more", { number: missing.length - NAMED })}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Of which revision it was that the act was refused. */
function numberIn(act: Pick<Act<never, unknown>, "seen">): number {
  return (act.seen as Operation | undefined)?.openRevision?.number ?? 0;
}
