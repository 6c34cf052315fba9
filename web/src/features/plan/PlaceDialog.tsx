import { useState } from "react";
import { useAct, useTogether } from "@/call/useAct";
import { useUndo } from "@/call/useUndo";
import { useMayFor } from "@/features/operations/lead";
import { isOver } from "@/features/operations/operations";
import { addPlanComment, answerPlanComment, reopenPlanComment, settlePlanComment } from "@/gen/methods";
import { addPlanCommentRequestRules, answerPlanCommentRequestRules } from "@/gen/rules";
import type { Operation, Plan, PlanComment, PlanRevision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { Difference, Value } from "@/parts/Difference";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { usePerson } from "@/parts/usePerson";
import { useRead } from "@/parts/useRead";
import { isOpen, partOf, shownAt, toldPlace } from "./comments";
import { Said } from "./Remarks";

interface Given {
  operation: Operation;
  /** The revision that is read. */
  revision: PlanRevision;
  /** As the page shows it: with what its reader has written on it. */
  shown: Plan;
  place: string;
  comments: readonly PlanComment[];
  close: () => void;
}

/** All that is said about a place in the plan, and what stands there. */
export function PlaceDialog({ operation, revision, shown, place, comments, close }: Given) {
  const t = useWords();
  const may = useMayFor(operation);
  const plan = revision.plan as Plan;
  const here = comments.filter((one) => shownAt(one.place, shown) === place);
  const [open, settled] = [here.filter(isOpen), here.filter((one) => !isOpen(one))];
  const writes = may(addPlanComment) && !isOver(operation);
  const told = (one: PlanComment) => <Thread key={one.commentId} comment={one} plan={plan} writes={writes} />;
  return (
    <Dialog wide title={t("comment.title", { place: toldPlace(t, place, shown) })} close={close}>
      {place !== "" && (
        <p className="stands">
          <span className="quiet">{t("comment.stands", { number: revision.number })}</span>{" "}
          <span dir="auto">
            <Value of={Object.values(partOf(plan, place))[0]} within={plan} />
          </span>
        </p>
      )}
      {here.length === 0 && <p className="quiet">{t("comment.none")}</p>}
      {open.map(told)}
      {settled.length > 0 && (
        <details>
          <summary>{t("comment.settled", { number: settled.length })}</summary>
          {settled.map(told)}
        </details>
      )}
      {writes ? <Add operation={operation} revision={revision} place={place} /> : isOver(operation) && <p className="quiet">{t("comment.over")}</p>}
    </Dialog>
  );
}

/** A comment is on a text that was read: what came in its place is told first. */
function Add({ operation: { operationId }, revision, place }: Pick<Given, "operation" | "revision" | "place">) {
  const t = useWords();
  const draft = useDraft(`comment.${operationId}.${place}`, { text: "" });
  const add = useAct(addPlanComment, { touches: [["planComments", operationId], ["operation", operationId]], done: ["comment.add.done"], settle: draft.drop });
  const read = useRead(revision, `${operationId} ${place}`, (one) => JSON.stringify(partOf(one.plan, place)));
  const { note, cannot } = useChanged(read, revision, [add], { of: (one) => partOf(one.plan, place), matters: draft.value.text !== "" });
  return (
    <Form refusal={add.refusal} round={draft.round} label={t("comment.act")} send={() => !cannot && void add.run({ operationId, hash: revision.hash, place, text: draft.value.text })}>
      <TextField prose label={t("comment.text")} path="text" rule={{ ...addPlanCommentRequestRules.text, required: true }} value={draft.value.text} change={(text) => draft.set({ text })} />
      {note}
      <RefusalPanel title={t("comment.add.refused")} refusal={add.refusal} told={["text"]} />
      <FormButtons busy={add.busy} cannot={cannot} draft={draft}>
        {t("comment.act")}
      </FormButtons>
    </Form>
  );
}

function Thread({ comment, plan, writes }: { comment: PlanComment; plan: Plan; writes: boolean }) {
  const t = useWords();
  const person = usePerson();
  const { operationId, commentId, version, place, placeState } = comment;
  const draft = useDraft(`comment.${commentId}`, { text: "" });
  const [asks, setAsks] = useState(draft.kept !== "");
  const how = { touches: [["planComments", operationId]], together: useTogether() };
  const undo = useUndo();
  const answer = useAct(answerPlanComment, { ...how, done: ["comment.answer.done"], settle: draft.drop, then: () => setAsks(false) });
  const settle = useAct(settlePlanComment, {
    ...how,
    done: ["comment.settle.done"],
    undo: ({ comment: after }) => undo(reopenPlanComment, { operationId, commentId, version: after?.version }, how.touches),
  });
  const reopen = useAct(reopenPlanComment, { ...how, done: ["comment.reopen.done"] });
  const refused = settle.refusal ? settle : reopen;
  return (
    <article className="thread">
      <p>
        <Said by={comment.authorSubject} time={comment.createTime}>
          {comment.text}
        </Said>
      </p>
      {place !== shownAt(place, plan) && <p className="small quiet">{toldPlace(t, place)}</p>}
      {placeState !== "PLAN_PLACE_STATE_AS_READ" && (
        <div className="note warn">
          <p>{t(`place.${placeState as "PLAN_PLACE_STATE_GONE"}`)}</p>
          {comment.stood && <Difference before={partOf(comment.stood, place)} after={partOf(plan, place)} />}
        </div>
      )}
      {comment.answers.map((one, at) => (
        <p key={at} className="reply">
          <Said by={one.authorSubject} time={one.createTime}>
            {one.text}
          </Said>
        </p>
      ))}
      {comment.settlerSubject && <p className="small quiet">{t("comment.settledBy", { person: person(comment.settlerSubject) })}</p>}
      {writes && isOpen(comment) && asks && (
        <Form refusal={answer.refusal} round={draft.round} label={t("comment.answer")} send={() => void answer.run({ operationId, commentId, text: draft.value.text })}>
          <TextField prose label={t("comment.answer.text")} path="text" rule={{ ...answerPlanCommentRequestRules.text, required: true }} value={draft.value.text} change={(text) => draft.set({ text })} />
          <RefusalPanel title={t("comment.answer.refused")} refusal={answer.refusal} again={answer.again} told={["text"]} />
          <FormButtons busy={answer.busy} close={() => setAsks(false)} draft={draft}>
            {t("comment.answer")}
          </FormButtons>
        </Form>
      )}
      {/* What was typed and is too late stays, to be taken along. */}
      {draft.value.text !== "" && !isOpen(comment) && <p className="note">{draft.value.text}</p>}
      <RefusalPanel title={t("comment.move.refused")} refusal={refused.refusal} again={refused.again} />
      {writes && (
        <div className="buttons">
          {isOpen(comment) && !asks && (
            <Button small onClick={() => setAsks(true)}>
              {t("comment.answer")}
            </Button>
          )}
          {isOpen(comment) ? (
            <Button small busy={settle.busy} onClick={() => void settle.run({ operationId, commentId, version })}>
              {t("comment.settle")}
            </Button>
          ) : (
            <Button small busy={reopen.busy} onClick={() => void reopen.run({ operationId, commentId, version })}>
              {t("comment.reopen")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
