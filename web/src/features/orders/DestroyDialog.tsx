import type { Act } from "@/call/useAct";
import { confirmOrderDestroyedRequestRules } from "@/gen/rules";
import type { OrderCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";

interface Given {
  copy: OrderCopy;
  /** Whether it could still be read. */
  early: boolean;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (note: string) => Promise<unknown>;
}

/** That a copy is gone, on paper too. */
export function DestroyDialog({ copy, early, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(`destroyOrder.${copy.orderId}`, { note: "" });
  const { value, set } = draft;
  return (
    <Dialog title={t("order.destroy.title", { number: copy.orderNumber })} close={close}>
      <Form refusal={state.refusal} send={() => void send(value.note).then((answer) => answer !== undefined && draft.drop())}>
        <p className={early ? "note warn" : ""}>{t(early ? "order.destroy.early" : "order.destroy.effect")}</p>
        <TextField prose label={t("fieldname.note")} help={t("order.destroy.help")} path="note" rule={confirmOrderDestroyedRequestRules.note} value={value.note} change={(note) => set({ note })} />
        <RefusalPanel title={t("order.destroy.refused")} refusal={state.refusal} again={state.again} told={["note"]} stateOf="ORDER_COPY" />
        <FormButtons look="stop" busy={state.busy} close={close}>
          {t("order.destroy")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
