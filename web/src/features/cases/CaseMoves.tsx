import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { assessCase, decideCases, markCaseLead, markCaseReady, reviewCase, reviseCase, withdrawCase } from "@/gen/methods";
import { assessCaseRequestRules, reviewCaseRequestRules, withdrawCaseRequestRules } from "@/gen/rules";
import type { Case } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { isHidden, isOpen, touched } from "./cases";
import { SayDialog } from "./SayDialog";

/** What may be done with a case now. */
export function CaseMoves({ one, after }: { one: Case; after?: (() => void) | undefined }) {
  const t = useWords();
  const may = useMayIn(one.operationId);
  const kindCannot = useKindCannot(one.operationId);
  const { country, roles } = useSession();
  const own = country === one.ownerCountry;
  const reviews = may(reviewCase) && one.review?.state === "CASE_REVIEW_STATE_PENDING" && isOpen(one.state);
  // Who has written on it is refused by the service, which alone knows that.
  const mayNot = roles.includes("approver") ? t("reason.MAY_NOT_REVIEW") : undefined;
  const judges = reviews && !mayNot;
  const works = !isHidden(one);
  const assesses = works && one.state === "CASE_STATE_NOMINATED" && may(assessCase);
  const leads = works && one.state === "CASE_STATE_ASSESSED" && may(markCaseLead);
  const readies = works && one.state === "CASE_STATE_LEAD" && may(markCaseReady);
  const decides = works && one.state === "CASE_STATE_READY" && may(decideCases);
  const revises = own && isOpen(one.state) && may(reviseCase) && !kindCannot("NOMINATE_CASES");
  const withdraws = own && one.state !== "CASE_STATE_WITHDRAWN" && may(withdrawCase);
  const { asks, ask, close } = useAsks([withdraws && "withdraw", assesses && "assess", judges && "pass", judges && "refuse"]);
  const title = one.spec?.title ?? "";
  const how = { touches: touched(one.operationId), together: useTogether() };
  const then = () => void close();
  const reviewed = () => void close().then(after);
  const lead = useAct(markCaseLead, { ...how, done: ["case.lead.done", { title }] });
  const ready = useAct(markCaseReady, { ...how, done: ["case.ready.done", { title }] });
  const assess = useAct(assessCase, { ...how, done: ["case.assess.done", { title }], then });
  const withdraw = useAct(withdrawCase, { ...how, done: ["case.withdraw.done", { title }], then });
  const pass = useAct(reviewCase, { ...how, done: ["case.pass.done", { title }], then: reviewed });
  const refuse = useAct(reviewCase, { ...how, done: ["case.refuse.done", { title }], then: reviewed });
  const read = useRead(one, one.caseId, (now) => now.version);
  const decisive = reviews || assesses || leads || readies || withdraws;
  const { note, cannot } = useChanged(read, one, [lead, ready, assess, withdraw, pass, refuse], { of: (now) => now.spec, matters: decisive });
  const request = { operationId: one.operationId, caseId: one.caseId, version: read.record.version };
  if (!decisive && !revises && !decides && !asks) return null;
  return (
    <>
      <RefusalPanel title={t("case.lead.refused")} refusal={lead.refusal} again={lead.again} stateOf="CASE" />
      <RefusalPanel title={t("case.ready.refused")} refusal={ready.refusal} again={ready.again} stateOf="CASE" />
      {!asks && note}
      <div className="decide">
        {reviews && (
          <>
            <Button look="main" hotkey="c" cannot={mayNot ?? cannot} onClick={() => ask("pass")}>
              {t("case.pass")}
            </Button>
            <Button look="stop" hotkey="d" cannot={mayNot ?? cannot} onClick={() => ask("refuse")}>
              {t("case.refuse")}
            </Button>
          </>
        )}
        {assesses && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("assess")}>
            {t("case.assess")}
          </Button>
        )}
        {leads && (
          <Button look="main" hotkey="c" cannot={cannot} busy={lead.busy} onClick={() => void lead.run(request)}>
            {t("case.lead")}
          </Button>
        )}
        {readies && (
          <Button look="main" hotkey="c" cannot={cannot} busy={ready.busy} onClick={() => void ready.run(request)}>
            {t("case.ready")}
          </Button>
        )}
        {decides && (
          <Link className="button main" to="/operations/$operation/cases/meeting" params={{ operation: one.operationId }}>
            {t("meeting.open")}
          </Link>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/cases/new" params={{ operation: one.operationId }} search={{ revise: one.caseId }}>
            {t("case.revise")}
          </Link>
        )}
        {withdraws && (
          <Button look="stop" cannot={cannot} busy={withdraw.busy} onClick={() => ask("withdraw")}>
            {t("case.withdraw")}
          </Button>
        )}
      </div>
      {asks === "withdraw" && (
        <ReasonDialog
          title={t("case.withdraw.title", { title })}
          effect={t("case.withdraw.effect")}
          act={t("case.withdraw")}
          refusedTitle={t("case.withdraw.refused")}
          stateOf="CASE"
          rule={withdrawCaseRequestRules.reason}
          draft={`withdrawCase.${one.caseId}`}
          first={note}
          state={withdraw}
          close={then}
          send={(reason) => withdraw.run({ ...request, reason })}
        />
      )}
      {asks === "assess" && (
        <SayDialog
          stateOf="CASE"
          title={t("case.assess.title", { title })}
          effect={t("case.assess.effect")}
          act={t("case.assess")}
          refusedTitle={t("case.assess.refused")}
          label={t("fieldname.assessment")}
          path="assessment"
          rule={assessCaseRequestRules.assessment}
          draft={`assessCase.${one.caseId}`}
          first={note}
          state={assess}
          close={then}
          send={({ text }) => assess.run({ ...request, assessment: text })}
        />
      )}
      {asks === "pass" && (
        <SayDialog
          stateOf="CASE"
          title={t("case.pass.title", { title })}
          effect={t("case.pass.effect")}
          act={t("case.pass")}
          refusedTitle={t("case.review.refused")}
          label={t("reason")}
          path="text"
          rule={reviewCaseRequestRules.text}
          draft={`passCase.${one.caseId}`}
          first={note}
          state={pass}
          close={then}
          send={({ text }) => pass.run({ ...request, pass: true, grounds: [], text })}
        />
      )}
      {asks === "refuse" && (
        <SayDialog
          stateOf="CASE"
          title={t("case.refuse.title", { title })}
          effect={t("case.refuse.effect")}
          act={t("case.refuse")}
          look="stop"
          grounds
          refusedTitle={t("case.review.refused")}
          label={t("reason")}
          path="text"
          rule={reviewCaseRequestRules.text}
          draft={`refuseCase.${one.caseId}`}
          first={note}
          state={refuse}
          close={then}
          send={({ text, grounds }) => refuse.run({ ...request, pass: false, grounds, text })}
        />
      )}
    </>
  );
}
