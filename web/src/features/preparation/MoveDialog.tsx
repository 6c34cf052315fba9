import { useState } from "react";
import { useAct } from "@/call/useAct";
import type { Many } from "@/features/results/useMany";
import { movePlanningItems } from "@/gen/methods";
import { movePlanningItemsRequestRules } from "@/gen/rules";
import type { ItemOwner, PlanningItem } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Glyph } from "@/parts/Glyph";
import { placeOf } from "@/parts/place";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { isolate, ShortTime } from "@/parts/Time";
import { touchedItems } from "./items";

interface Given {
  operationId: string;
  many: Many<PlanningItem>;
  told: (owner: ItemOwner | undefined) => string;
  close: () => void;
}

/** Another due time for all that are chosen, with one reason, after a look at which they are. */
export function MoveDialog({ operationId, many, told, close }: Given) {
  const t = useWords();
  const draft = useDraft(`move.${operationId}`, { dueTime: undefined as string | undefined, reason: "" });
  const { value, set } = draft;
  const items = many.selected;
  const lost = many.lost.length;
  /** What a refusal counts its places by, also when less is chosen by then. */
  const [sent, setSent] = useState<readonly PlanningItem[]>([]);
  const act = useAct(movePlanningItems, {
    touches: touchedItems(operationId),
    done: ["items.move.done", { number: items.length }],
    settle: () => {
      draft.drop();
      many.chooseAll(false);
    },
    then: close,
  });
  const send = () => {
    if (lost > 0 || items.length === 0) return;
    setSent(items);
    void act.run({ operationId, items: items.map(({ itemId, version }) => ({ itemId, version })), dueTime: value.dueTime, reason: value.reason });
  };
  const named = (field: string) => {
    const [, at = "", rest = ""] = /^items\[(\d+)\]\.?(.*)$/.exec(field) ?? [];
    return at === "" ? placeOf(t, field) : isolate(sent[Number(at)]?.spec?.title ?? "") + (["", "item_id", "version"].includes(rest) ? "" : ` / ${placeOf(t, rest)}`);
  };
  return (
    <Dialog title={t("items.move.title", { number: items.length })} close={close}>
      <Form refusal={act.refusal} send={send}>
        <ul className="lined prep-chosen">
          {items.map((one) => (
            <li key={one.itemId}>
              <b dir="auto">{one.spec?.title}</b>
              {one.spec?.opensPhase && <span className="quiet"> · {t("item.gate")}</span>}
              <div className="small quiet">
                <bdi>{told(one.spec?.owner)}</bdi> · <ShortTime time={one.spec?.dueTime} /> UTC
              </div>
            </li>
          ))}
        </ul>
        <TimeField label={t("items.move.due")} help={t("item.due.help")} path="due_time" rule={movePlanningItemsRequestRules.due_time} value={value.dueTime} change={(dueTime) => set({ dueTime })} />
        <TextField prose label={t("reason")} path="reason" rule={movePlanningItemsRequestRules.reason} value={value.reason} change={(reason) => set({ reason })} />
        {lost > 0 && !act.busy && (
          <div className="note warn" role="alert">
            <p>
              <Glyph shape="look" /> <b>{t("items.lost", { number: lost })}</b>
            </p>
            <Button
              small
              onClick={() => {
                act.clear();
                many.forgetLost();
                if (items.length === 0) close();
              }}
            >
              {t("changed.read")}
            </Button>
          </div>
        )}
        <RefusalPanel title={t("items.move.refused")} refusal={act.refusal} again={act.again} told={["due_time", "reason"]} named={named} stateOf="PLANNING_ITEM" />
        <FormButtons busy={act.busy} cannot={lost > 0 ? t("changed.first") : undefined} close={close} draft={draft}>
          {t("items.move.act", { number: items.length })}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
