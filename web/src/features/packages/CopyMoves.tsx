import { useAct, useTogether } from "@/call/useAct";
import { useMayIn } from "@/features/operations/lead";
import { acknowledgeRecall, givePackageFeedback, receivePackage, reportPackageUse, requestWiderUse, usePackage as recordUse } from "@/gen/methods";
import type { HandlingLevel, PackageCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { AcknowledgeDialog } from "./AcknowledgeDialog";
import { FeedbackDialog } from "./FeedbackDialog";
import { copyNumberOf, isInHand, openWiderUse, touched } from "./packages";
import { UseDialog } from "./UseDialog";

/** So often a receiver says what it led to, and asks for a wider use. */
const MOST = 10;

/** What may be done with the copy that the reader's own have. */
export function CopyMoves({ copy, level }: { copy: PackageCopy; level: HandlingLevel | undefined }) {
  const t = useWords();
  const may = useMayIn(copy.operationId);
  const state = copy.state.slice("PACKAGE_COPY_STATE_".length);
  const receives = state === "SENT" && may(receivePackage);
  const tells = isInHand(copy) && may(givePackageFeedback);
  const uses = isInHand(copy) && may(recordUse);
  const widens = isInHand(copy) && may(requestWiderUse);
  const reports = may(reportPackageUse);
  const acknowledges = state === "RECALLED" && may(acknowledgeRecall);
  const { asks, ask, close } = useAsks([tells && "feedback", uses && "use", reports && "reportUse", widens && "widerUse", acknowledges && "acknowledge"]);
  const name = copyNumberOf(copy);
  const how = { touches: touched(copy.operationId), together: useTogether() };
  const then = () => void close();
  const receive = useAct(receivePackage, { ...how, done: ["copy.receive.done", { name }] });
  const feedback = useAct(givePackageFeedback, { ...how, done: ["feedback.done", { name }], then });
  const use = useAct(recordUse, { ...how, done: ["use.done", { name }], then });
  const report = useAct(reportPackageUse, { ...how, done: ["use.done", { name }], then });
  const widen = useAct(requestWiderUse, { ...how, done: ["wider.done", { name }], then });
  const acknowledge = useAct(acknowledgeRecall, { ...how, done: ["copy.acknowledge.done", { name }], then });
  const acts = [receive, feedback, use, report, widen, acknowledge];
  // A use that is recorded changes nothing that is decided on here.
  const read = useRead(copy, `${copy.packageId}/${copy.copyNumber}`, ({ state: at, feedback: said, widerUses }) => [at, said.length, ...widerUses.map((one) => one.state)].join());
  const any = receives || tells || uses || widens || reports || acknowledges;
  const { note, cannot } = useChanged(read, copy, acts, { matters: any });
  const seen = { operationId: copy.operationId, packageId: copy.packageId };
  const request = { ...seen, version: read.record.version };
  if (!any && !asks) return null;
  const waits = openWiderUse(copy) ? t("wider.waits") : copy.widerUses.length >= MOST ? t("rule.wider_use.most") : undefined;
  const common = { copy, first: note, close: then };
  return (
    <>
      <RefusalPanel title={t("copy.receive.refused")} refusal={receive.refusal} again={receive.again} stateOf="PACKAGE_COPY" />
      {!asks && note}
      <div className="decide">
        {receives && (
          <Button look="main" hotkey="c" cannot={cannot} busy={receive.busy} onClick={() => void receive.run(request)}>
            {t("copy.receive")}
          </Button>
        )}
        {acknowledges && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("acknowledge")}>
            {t("copy.acknowledge")}
          </Button>
        )}
        {tells && (
          <Button look={copy.feedback.length === 0 ? "main" : "line"} hotkey="c" cannot={cannot ?? (copy.feedback.length >= MOST ? t("rule.feedback.versions") : undefined)} onClick={() => ask("feedback")}>
            {t(copy.feedback.length === 0 ? "feedback.give" : "feedback.again")}
          </Button>
        )}
        {uses && (
          <Button cannot={cannot} onClick={() => ask("use")}>
            {t("use.record")}
          </Button>
        )}
        {widens && (
          <Button cannot={cannot ?? waits} onClick={() => ask("widerUse")}>
            {t("wider.ask")}
          </Button>
        )}
        {reports && (
          <Button look="plain" onClick={() => ask("reportUse")}>
            {t("use.report")}
          </Button>
        )}
      </div>
      {asks === "feedback" && <FeedbackDialog {...common} state={feedback} send={(spec) => feedback.run({ ...request, spec })} />}
      {asks === "acknowledge" && <AcknowledgeDialog {...common} state={acknowledge} send={(said) => acknowledge.run({ ...request, ...said })} />}
      {asks === "use" && (
        <UseDialog
          {...common}
          as="use"
          level={level}
          state={use}
          send={({ spec }) => use.run({ ...request, spec })}
          turn={[...(widens && !waits ? (["widerUse"] as const) : []), ...(reports ? (["reportUse"] as const) : [])]}
          go={(other) => {
            use.clear();
            // In its place, so that the way back leads to neither.
            void close().then(() => ask(other));
          }}
        />
      )}
      {asks === "reportUse" && <UseDialog {...common} first={undefined} as="reportUse" level={level} state={report} send={({ spec, occurredTime }) => report.run({ ...seen, spec, occurredTime })} />}
      {asks === "widerUse" && (
        <UseDialog {...common} as="widerUse" level={level} state={widen} send={({ spec: { kind, toCountry, toAgency, text } }) => widen.run({ ...request, spec: { kind, toCountry, toAgency, reason: text } })} />
      )}
    </>
  );
}
