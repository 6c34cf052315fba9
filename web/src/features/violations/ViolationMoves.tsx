import { useAct, useTogether } from "@/call/useAct";
import { SayDialog } from "@/features/cases/SayDialog";
import { answerReviewer, askReporter, closeViolation, examineViolation, recordViolationMeasure } from "@/gen/methods";
import { answerReviewerRequestRules, askReporterRequestRules, recordViolationMeasureRequestRules } from "@/gen/rules";
import type { Violation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { CloseDialog } from "./CloseDialog";
import { isClosed, touched } from "./violations";

/** What may be done with a report now. */
export function ViolationMoves({ one }: { one: Violation }) {
  const t = useWords();
  const may = useMay();
  const { subject, roles } = useSession();
  const own = one.reporterSubject === subject;
  const reviews = may(examineViolation) && !own && !roles.includes("approver");
  const under = one.state === "VIOLATION_STATE_UNDER_EXAMINATION";
  const examines = reviews && one.state === "VIOLATION_STATE_REPORTED";
  const works = reviews && under;
  const records = works || (reviews && one.state === "VIOLATION_STATE_FOUNDED");
  const answers = own && !isClosed(one.state) && may(answerReviewer);
  const { asks, ask, close } = useAsks([works && "ask", works && "close", records && "measure", answers && "answer"]);
  const how = { touches: touched, together: useTogether(), then: () => void close() };
  const examine = useAct(examineViolation, { touches: touched, together: how.together, done: ["violation.examine.done"] });
  const question = useAct(askReporter, { ...how, done: ["violation.ask.done"] });
  const answer = useAct(answerReviewer, { ...how, done: ["violation.answer.done"] });
  const measure = useAct(recordViolationMeasure, { ...how, done: ["violation.measure.done"] });
  const closing = useAct(closeViolation, { ...how, done: ["violation.close.done"] });
  const read = useRead(one, one.violationId, (now) => now.version);
  const decisive = examines || works || records;
  const { note, cannot } = useChanged(read, one, [examine, question, measure, closing], { of: ({ state, notes, measures }) => ({ state, notes, measures }), matters: decisive });
  const request = { violationId: one.violationId, version: read.record.version };
  if (!decisive && !answers && !asks) return own && may(examineViolation) && !isClosed(one.state) ? <p className="note">{t("violation.ownNote")}</p> : null;
  const dialog = { stateOf: "VIOLATION" as const, close: () => void close(), first: note || undefined };
  return (
    <>
      <RefusalPanel title={t("violation.examine.refused")} refusal={examine.refusal} again={examine.again} stateOf="VIOLATION" />
      {!asks && note}
      <div className="decide">
        {examines && (
          <Button look="main" hotkey="c" cannot={cannot} busy={examine.busy} onClick={() => void examine.run(request)}>
            {t("violation.examine")}
          </Button>
        )}
        {works && (
          <>
            <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("ask")}>
              {t("violation.ask")}
            </Button>
            <Button look="stop" cannot={cannot} onClick={() => ask("close")}>
              {t("violation.close")}
            </Button>
          </>
        )}
        {records && (
          <Button cannot={cannot} onClick={() => ask("measure")}>
            {t("violation.measure")}
          </Button>
        )}
        {answers && (
          <Button look={one.asked ? "main" : "line"} hotkey="c" onClick={() => ask("answer")}>
            {t(one.asked ? "violation.answer.act" : "violation.add")}
          </Button>
        )}
      </div>
      {asks === "ask" && (
        <SayDialog
          {...dialog}
          title={t("violation.ask")}
          effect={t("violation.ask.effect")}
          act={t("violation.ask")}
          refusedTitle={t("violation.ask.refused")}
          label={t("violation.question")}
          path="question"
          rule={askReporterRequestRules.question}
          draft={`violation.ask.${one.violationId}`}
          state={question}
          send={({ text }) => question.run({ ...request, question: text })}
        />
      )}
      {asks === "answer" && (
        <SayDialog
          {...dialog}
          first={undefined}
          title={t(one.asked ? "violation.answer.act" : "violation.add")}
          effect={t("violation.answer.effect")}
          act={t("violation.answer.send")}
          refusedTitle={t("violation.answer.refused")}
          label={t("violation.answer")}
          path="answer"
          rule={answerReviewerRequestRules.answer}
          draft={`violation.answer.${one.violationId}`}
          state={answer}
          send={({ text }) => answer.run({ violationId: one.violationId, answer: text })}
        />
      )}
      {asks === "measure" && (
        <SayDialog
          {...dialog}
          title={t("violation.measure")}
          effect={t("violation.measure.effect")}
          act={t("violation.measure")}
          refusedTitle={t("violation.measure.refused")}
          label={t("violation.measure.what")}
          path="measure"
          rule={recordViolationMeasureRequestRules.measure}
          draft={`violation.measure.${one.violationId}`}
          state={measure}
          send={({ text }) => measure.run({ ...request, measure: text })}
        />
      )}
      {asks === "close" && <CloseDialog {...dialog} id={one.violationId} state={closing} send={(outcome, reasons) => closing.run({ ...request, outcome, reasons })} />}
    </>
  );
}
