import { useAct } from "@/call/useAct";
import { getOrderPdf } from "@/gen/methods";
import type { Order } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { save } from "@/parts/save";

/** The order as a document to keep or print elsewhere, made in the reader's language and zone; what it was refused for stands with the page. */
export function useOrderPdf(order: Order) {
  const t = useWords();
  const { ownCopy: own, content } = order;
  const file = [content?.codeName, order.number, own?.copyNumber].filter((part) => part !== undefined).join("-");
  const act = useAct(getOrderPdf, {
    done: ["order.pdf.done", { number: order.number }],
    touches: [],
    then: ({ pdf }) => save(`${file}.pdf`, "application/pdf", pdf),
  });
  const request = { operationId: order.operationId, orderId: order.orderId, language: t.locale.slice(0, 2), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "" };
  return {
    button: (
      <Button hotkey="d" busy={act.busy} onClick={() => void act.run(request)}>
        {t(act.busy ? "order.pdf.busy" : "order.pdf")}
      </Button>
    ),
    refused: <RefusalPanel title={t("order.pdf.refused")} refusal={act.refusal} again={act.again} stateOf="ORDER" />,
  };
}
