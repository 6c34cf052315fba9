import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { closeHotspot, confirmHotspot, reviseHotspot } from "@/gen/methods";
import { closeHotspotRequestRules } from "@/gen/rules";
import type { Hotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { isOpen } from "./hotspots";

/** What may be done with a hotspot now. */
export function HotspotMoves({ hotspot }: { hotspot: Hotspot }) {
  const t = useWords();
  const may = useMayIn(hotspot.operationId);
  const kindCannot = useKindCannot(hotspot.operationId);
  const { country } = useSession();
  const open = isOpen(hotspot.state);
  const own = country === "" || country === hotspot.spec?.country || country === hotspot.addedByCountry;
  const confirms = hotspot.state === "HOTSPOT_STATE_PROPOSED" && may(confirmHotspot);
  const closes = open && own && may(closeHotspot);
  const revises = open && own && may(reviseHotspot) && (!kindCannot("ADD_HOTSPOTS") || (hotspot.spec?.visibleTo.length ?? 0) > 0);
  const { asks, ask, close } = useAsks([closes && "close"]);
  const how = { touches: [["hotspots"], ["hotspot", hotspot.operationId]], together: useTogether() };
  const name = hotspot.spec?.name ?? "";
  const confirm = useAct(confirmHotspot, { ...how, done: ["hotspot.confirm.done", { name }] });
  const end = useAct(closeHotspot, { ...how, done: ["hotspot.close.done", { name }], then: () => void close() });
  const read = useRead(hotspot, hotspot.hotspotId, (one) => one.version);
  const { note, cannot } = useChanged(read, hotspot, [confirm, end], { of: (one) => one.spec, matters: confirms || closes });
  const request = { operationId: hotspot.operationId, hotspotId: hotspot.hotspotId, version: read.record.version };
  if (!confirms && !closes && !revises) return null;
  return (
    <>
      <RefusalPanel title={t("hotspot.confirm.refused")} refusal={confirm.refusal} again={confirm.again} />
      {!asks && note}
      <div className="decide">
        {confirms && (
          <Button look="main" hotkey="c" cannot={cannot} busy={confirm.busy} onClick={() => void confirm.run(request)}>
            {t("hotspot.confirm")}
          </Button>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/hotspots/new" params={{ operation: hotspot.operationId }} search={{ revise: hotspot.hotspotId }}>
            {t("hotspot.revise")}
          </Link>
        )}
        {closes && (
          <Button look="stop" hotkey="d" cannot={cannot} busy={end.busy} onClick={() => ask("close")}>
            {t("hotspot.close")}
          </Button>
        )}
      </div>
      {asks === "close" && (
        <ReasonDialog
          title={t("hotspot.close.title", { name })}
          effect={t("hotspot.close.effect")}
          act={t("hotspot.close")}
          refusedTitle={t("hotspot.close.refused")}
          rule={closeHotspotRequestRules.reason}
          draft={`closeHotspot.${hotspot.hotspotId}`}
          first={note}
          state={end}
          close={() => void close()}
          send={(reason) => end.run({ ...request, reason })}
        />
      )}
    </>
  );
}
