import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { useMayIn } from "@/features/operations/lead";
import { completePlanningItem, dropPlanningItem, reopenPlanningItem, revisePlanningItem } from "@/gen/methods";
import { completePlanningItemRequestRules, dropPlanningItemRequestRules, reopenPlanningItemRequestRules } from "@/gen/rules";
import type { PlanningItem } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { isOpen, touchedItems } from "./items";

/** What may be done with an item now. */
export function ItemMoves({ one }: { one: PlanningItem }) {
  const t = useWords();
  const may = useMayIn(one.operationId);
  const { country, roles } = useSession();
  const open = isOpen(one);
  // Those who lead say it of every item, an officer of a country of what is its own, unless it is a gate.
  const says = may(dropPlanningItem) || (country !== "" && roles.includes("ncb-officer") && !one.spec?.opensPhase);
  const completes = open && says && may(completePlanningItem);
  const drops = open && may(dropPlanningItem);
  const revises = open && may(revisePlanningItem);
  // Whoever may drop one may also open again what was dropped; its owner what is done.
  const reopens = !open && says && may(reopenPlanningItem) && (one.state === "PLANNING_ITEM_STATE_DONE" || may(dropPlanningItem));
  const { asks, ask, close } = useAsks([completes && "complete", drops && "drop", reopens && "reopen"]);
  const title = one.spec?.title ?? "";
  const how = { touches: touchedItems(one.operationId), together: useTogether(), then: () => void close() };
  const complete = useAct(completePlanningItem, { ...how, done: ["item.complete.done", { title }] });
  const drop = useAct(dropPlanningItem, { ...how, done: ["item.drop.done", { title }] });
  const reopen = useAct(reopenPlanningItem, { ...how, done: ["item.reopen.done", { title }] });
  const read = useRead(one, one.itemId, (now) => now.version);
  const { note, cannot } = useChanged(read, one, [complete, drop, reopen], { of: (now) => now.spec, matters: completes || drops || reopens });
  const request = { operationId: one.operationId, itemId: one.itemId, version: read.record.version };
  if (!completes && !drops && !revises && !reopens && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide">
        {completes && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("complete")}>
            {t("item.complete")}
          </Button>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/preparation/new" params={{ operation: one.operationId }} search={{ revise: one.itemId }}>
            {t("item.revise")}
          </Link>
        )}
        {drops && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("drop")}>
            {t("item.drop")}
          </Button>
        )}
        {reopens && (
          <Button hotkey="c" cannot={cannot} onClick={() => ask("reopen")}>
            {t("item.reopen")}
          </Button>
        )}
      </div>
      {asks === "complete" && <CompleteDialog one={one} state={complete} first={note} close={() => void close()} send={(remark) => complete.run({ ...request, remark })} />}
      {asks === "drop" && (
        <ReasonDialog
          title={t("item.drop.title", { title })}
          effect={t("item.drop.effect")}
          act={t("item.drop")}
          refusedTitle={t("item.drop.refused")}
          stateOf="PLANNING_ITEM"
          rule={dropPlanningItemRequestRules.reason}
          draft={`dropItem.${one.itemId}`}
          first={note}
          state={drop}
          close={() => void close()}
          send={(reason) => drop.run({ ...request, reason })}
        />
      )}
      {asks === "reopen" && (
        <ReasonDialog
          title={t("item.reopen.title", { title })}
          effect={t("item.reopen.effect")}
          act={t("item.reopen")}
          refusedTitle={t("item.reopen.refused")}
          stateOf="PLANNING_ITEM"
          rule={reopenPlanningItemRequestRules.reason}
          draft={`reopenItem.${one.itemId}`}
          first={note}
          state={reopen}
          close={() => void close()}
          send={(reason) => reopen.run({ ...request, reason })}
        />
      )}
    </>
  );
}

interface Given {
  one: PlanningItem;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What has to be read first. */
  first: ReactNode;
  close: () => void;
  send: (remark: string) => Promise<unknown>;
}

/** That it is done, with what there is to say of it. */
function CompleteDialog({ one, state, first, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(`completeItem.${one.itemId}`, { remark: "" });
  return (
    <Dialog title={t("item.complete.title", { title: one.spec?.title ?? "" })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(draft.value.remark).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <TextField prose label={t("fieldname.remark")} help={t("item.remark.help")} path="remark" rule={completePlanningItemRequestRules.remark} value={draft.value.remark} change={(remark) => draft.set({ remark })} />
        {first}
        <RefusalPanel title={t("item.complete.refused")} refusal={state.refusal} again={state.again} told={["remark"]} stateOf="PLANNING_ITEM" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("item.complete")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
