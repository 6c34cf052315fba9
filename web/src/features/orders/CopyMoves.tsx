import { useAct, useTogether } from "@/call/useAct";
import { confirmOrderDestroyed, confirmOrderRead, receiveOrder } from "@/gen/methods";
import type { OrderCopy } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useAsks } from "@/shell/asks";
import { useMay } from "@/shell/session";
import { DestroyDialog } from "./DestroyDialog";
import { touched } from "./orders";

/**
 * What may be done with the copy of the reader's country; that it is read and understood is said last.
 *
 * @param told whether the service tells them what it says: then it may be received and read
 * @param reads whether that stands before them
 */
export function CopyMoves({ copy, readTime, told, reads }: { copy: OrderCopy; readTime: string | undefined; told: boolean; reads: boolean }) {
  const t = useWords();
  const may = useMay();
  const receives = told && copy.state === "ORDER_COPY_STATE_SENT" && may(receiveOrder);
  const understands = told && reads && !readTime && may(confirmOrderRead);
  const destroys = copy.state !== "ORDER_COPY_STATE_DESTROYED" && may(confirmOrderDestroyed);
  const { asks, ask, close } = useAsks([destroys && "destroy"]);
  const how = { touches: touched(copy.operationId), together: useTogether() };
  const number = copy.orderNumber;
  const request = { operationId: copy.operationId, orderId: copy.orderId };
  const receive = useAct(receiveOrder, { ...how, done: ["order.receive.done", { number }] });
  const read = useAct(confirmOrderRead, { ...how, done: ["order.read.done", { number }] });
  const destroy = useAct(confirmOrderDestroyed, { ...how, done: ["order.destroy.done", { number }], then: () => void close() });
  if (!receives && !understands && !destroys && !readTime && !asks) return null;
  return (
    <>
      <RefusalPanel title={t("order.receive.refused")} refusal={receive.refusal} again={receive.again} stateOf="ORDER_COPY" />
      <RefusalPanel title={t("order.read.refused")} refusal={read.refusal} again={read.again} stateOf="ORDER_COPY" />
      <div className="decide">
        {destroys && (
          <Button look={told ? "plain" : "stop"} onClick={() => ask("destroy")}>
            {t("order.destroy")}
          </Button>
        )}
        {receives && (
          <Button look={understands ? "line" : "main"} hotkey="c" busy={receive.busy} onClick={() => void receive.run(request)}>
            {t("order.receive")}
          </Button>
        )}
        {readTime && (
          <span className="state good">
            <Glyph shape="done" /> {t("order.read.at", { time: toldShort(t.locale, readTime) })}
          </span>
        )}
        {understands && (
          <Button look="main" hotkey="u" busy={read.busy} onClick={() => void read.run(request)}>
            {t("order.read")}
          </Button>
        )}
      </div>
      {asks === "destroy" && <DestroyDialog copy={copy} early={told} state={destroy} close={() => void close()} send={(note) => destroy.run({ ...request, version: copy.version, note })} />}
    </>
  );
}
