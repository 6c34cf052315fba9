import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { booksClosed, useOperation } from "@/features/operations/operations";
import { amendResult, rejectResult, validateResult, withdrawResult } from "@/gen/methods";
import { rejectResultRequestRules, withdrawResultRequestRules } from "@/gen/rules";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { waits } from "./results";

/** Whoever has written any version of a result leaves it to another officer. */
export function wrote(result: Result, subject: string): boolean {
  return result.authorSubjects.includes(subject);
}

/**
 * What may be done with a result: validated or rejected while it waits, withdrawn when it is validated. It is done to
 * the version that was read, not to what came in its place by itself.
 */
export function ResultMoves({ result, after }: { result: Result; after?: (() => void) | undefined }) {
  const t = useWords();
  const may = useMay();
  const { country, subject } = useSession();
  const mayDecide = country === result.country && may(validateResult);
  const { asks, ask, close } = useAsks([mayDecide && waits(result) && "reject", mayDecide && result.state === "RESULT_STATE_VALIDATED" && "withdraw"]);
  const reference = result.spec?.reference ?? "";
  const read = useRead(result, result.resultId, (one) => one.version);
  const how = { touches: [["results"], ["result", result.resultId]], together: useTogether() };
  const then = () => void close().then(after);
  const validate = useAct(validateResult, { ...how, done: ["validate.done", { reference }], then });
  const reject = useAct(rejectResult, { ...how, done: ["reject.done", { reference }], then });
  const withdraw = useAct(withdrawResult, { ...how, done: ["withdraw.done", { reference }], then });
  const request = { resultId: result.resultId, version: read.record.version };
  const { note: changed, cannot: unread } = useChanged(read, result, [validate, reject, withdraw], { matters: mayDecide });
  // What was withdrawn is past every move, whether the books are closed or not.
  const open = result.state !== "RESULT_STATE_WITHDRAWN";
  const closed = booksClosed(useOperation(result.operationId).data) && open;
  const cannot = unread ?? (closed ? t("operation.booksClosed") : undefined);
  if (country !== result.country) return null;
  const amends = !closed && open && may(amendResult) && (
    <Link className="button line" to="/report" search={{ operation: result.operationId, amend: result.resultId }}>
      {t(result.state === "RESULT_STATE_VALIDATED" ? "amend.correct.open" : "amend.open")}
    </Link>
  );
  const told = closed && may(amendResult) && <span className="small quiet">{t("operation.booksClosed")}</span>;
  if (!may(validateResult)) return amends || told ? <div className="decide">{amends || told}</div> : null;
  return (
    <>
      <RefusalPanel title={t("validate.refused", { reference })} refusal={validate.refusal} again={validate.again} />
      {!asks && changed}
      <div className="decide">
        {waits(result) && (
          <>
            <Button look="main" hotkey="v" busy={validate.busy} cannot={wrote(result, subject) ? t("validate.own") : cannot} onClick={() => void validate.run(request)}>
              {t(result.correction ? "validate.correction" : "validate.act")}
            </Button>
            <Button look="stop" hotkey="r" cannot={cannot} onClick={() => ask("reject")}>
              {t(result.correction ? "reject.correction" : "reject.act")}
            </Button>
            {!closed && wrote(result, subject) && <span className="small quiet">{t("validate.own")}</span>}
          </>
        )}
        {amends}
        {result.state === "RESULT_STATE_VALIDATED" && (
          <Button look="plain" cannot={cannot} onClick={() => ask("withdraw")}>
            {t("withdraw.act")}
          </Button>
        )}
        {told}
      </div>
      {asks === "reject" && (
        <ReasonDialog
          title={t("reject.title", { reference })}
          effect={t(result.correction ? "reject.correction.effect" : "reject.effect")}
          act={t("reject.act")}
          refusedTitle={t("reject.refused", { reference })}
          rule={rejectResultRequestRules.reason}
          draft={`reject.${result.resultId}`}
          first={changed}
          state={reject}
          close={() => void close()}
          send={(reason) => reject.run({ ...request, reason })}
        />
      )}
      {asks === "withdraw" && (
        <ReasonDialog
          title={t("withdraw.title", { reference })}
          effect={t("withdraw.effect")}
          act={t("withdraw.act")}
          refusedTitle={t("withdraw.refused", { reference })}
          rule={withdrawResultRequestRules.reason}
          draft={`withdraw.${result.resultId}`}
          first={changed}
          state={withdraw}
          close={() => void close()}
          send={(reason) => withdraw.run({ ...request, reason })}
        />
      )}
    </>
  );
}
