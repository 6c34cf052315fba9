import { useAct, useTogether } from "@/call/useAct";
import { booksClosed, useOperation } from "@/features/operations/operations";
import { rejectSubmission, validateSubmission } from "@/gen/methods";
import { rejectSubmissionRequestRules } from "@/gen/rules";
import type { Result, Submission } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { decided, isPosting, wroteAny } from "./submissions";

/** What of it somebody decides on. */
const decidedOn = ({ state, rejectReason }: Submission) => ({ state, rejectReason });

/** A submission validated or rejected as a whole, by somebody who has written no line of it. */
export function SubmissionMoves({ submission, lines }: { submission: Submission; lines: readonly Result[] }) {
  const t = useWords();
  const may = useMay();
  const { country, subject } = useSession();
  const { submissionId, reference, version } = submission;
  const open = submission.state === "SUBMISSION_STATE_ACCEPTED";
  const decides = country === submission.country && may(validateSubmission);
  const { asks: rejects, ask, close } = useAsks([decides && open && !isPosting(submission) && "reject"]);
  const how = { touches: [["submission", submissionId], ["submissions"], ["results"]], together: useTogether() };
  const validate = useAct(validateSubmission, { ...how, done: ["submission.validate.done", { reference }] });
  const reject = useAct(rejectSubmission, { ...how, done: ["submission.reject.done", { reference }], then: () => void close() });
  // How far its lines are posted decides nothing.
  const read = useRead(submission, submissionId, (one) => one.state);
  const { note, cannot: unread } = useChanged(read, submission, [validate, reject], { of: decidedOn, matters: decides });
  const closed = booksClosed(useOperation(submission.operationId).data);
  // Whoever was refused is told why, though by then there is nothing left to decide.
  if (!decides || !(open || note || rejects || validate.refusal || reject.refusal)) return null;
  const number = decided(lines, submission.reporterSubject);
  const own = wroteAny(lines, submission, subject);
  const cannot = unread ?? (closed ? t("operation.booksClosed") : undefined) ?? (isPosting(submission) ? t("submission.cannot.posting") : undefined);
  return (
    <>
      <RefusalPanel title={t("submission.validate.refused", { reference })} refusal={validate.refusal} again={validate.again} />
      {!rejects && note}
      {open && (
        <div className="decide">
          <Button look="main" hotkey="v" busy={validate.busy} cannot={cannot ?? (own ? t("submission.own") : undefined)} onClick={() => void validate.run({ submissionId, version })}>
            {t("submission.validate", { number })}
          </Button>
          <Button look="stop" hotkey="r" busy={reject.busy} cannot={cannot} onClick={() => ask("reject")}>
            {t("submission.reject")}
          </Button>
          <span className="small quiet">{own ? t("submission.own") : (cannot ?? t("submission.effect"))}</span>
        </div>
      )}
      {rejects && (
        <ReasonDialog
          title={t("submission.reject.title", { reference })}
          effect={t("submission.reject.effect", { number })}
          act={t("submission.reject")}
          refusedTitle={t("submission.reject.refused", { reference })}
          rule={rejectSubmissionRequestRules.reason}
          draft={`reject.${submissionId}`}
          first={note}
          state={reject}
          close={() => void close()}
          send={(reason) => reject.run({ submissionId, version, reason })}
        />
      )}
    </>
  );
}
