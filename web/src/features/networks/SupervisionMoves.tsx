import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { useMayIn } from "@/features/operations/lead";
import { endMajorCase, recordMajorCaseReview, reviseMajorCase, startMajorCase } from "@/gen/methods";
import { endMajorCaseRequestRules } from "@/gen/rules";
import type { Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { isOpen, isSupervised, touched } from "./networks";

/** What those who lead may do now with the supervision of a network. */
export function SupervisionMoves({ network }: { network: Network }) {
  const t = useWords();
  const may = useMayIn(network.operationId);
  const watched = isSupervised(network);
  const starts = !watched && isOpen(network) && may(startMajorCase);
  const records = network.majorCase !== undefined && may(recordMajorCaseReview);
  const revises = watched && may(reviseMajorCase);
  const ends = watched && may(endMajorCase);
  const { asks, ask, close } = useAsks([ends && "end"]);
  const name = network.spec?.name ?? "";
  const end = useAct(endMajorCase, { touches: touched(network.operationId, network.networkId), done: ["supervision.end.done", { name }], together: useTogether(), then: () => void close() });
  const read = useRead(network, network.networkId, (now) => now.version);
  const { note, cannot } = useChanged(read, network, [end], { of: ({ majorCase }) => majorCase, matters: ends });
  const params = { operation: network.operationId, network: network.networkId };
  if (!starts && !records && !revises && !ends && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide network-moves">
        {(starts || revises) && (
          <Link className={`button ${starts ? "main" : "line"}`} to="/operations/$operation/networks/$network/supervise" params={params}>
            {t(starts ? "supervision.start" : "supervision.revise")}
          </Link>
        )}
        {records && (
          <Link className={`button ${watched ? "main" : "line"}`} to="/operations/$operation/networks/$network/review" params={params}>
            {t("review.record")}
          </Link>
        )}
        {ends && (
          <Button look="stop" cannot={cannot} onClick={() => ask("end")}>
            {t("supervision.end")}
          </Button>
        )}
      </div>
      {asks === "end" && (
        <ReasonDialog
          title={t("supervision.end.title", { name })}
          effect={t("supervision.end.effect")}
          act={t("supervision.end")}
          refusedTitle={t("supervision.end.refused")}
          rule={endMajorCaseRequestRules.reason}
          draft={`endMajorCase.${network.networkId}`}
          first={note}
          state={end}
          close={() => void close()}
          send={(reason) => end.run({ operationId: network.operationId, networkId: network.networkId, version: read.record.version, reason })}
        />
      )}
    </>
  );
}
