import { Link } from "@tanstack/react-router";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { KindsLeftOut } from "@/features/joining/kinds";
import { CountryChoice } from "@/features/preparation/CountryChoice";
import { useTaking } from "@/features/preparation/items";
import { useMayIn } from "@/features/operations/lead";
import { useQuery } from "@tanstack/react-query";
import { addOrderCopies, issueOrder, recallOrder } from "@/gen/methods";
import { addOrderCopiesRequestRules, recallOrderRequestRules } from "@/gen/rules";
import type { Order } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { placeOf } from "@/parts/place";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart, isolate, useNow } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { isGoing, orderCopiesQuery, touched } from "./orders";

/** What those who lead may do with an order: give further copies, take it back, issue the next. */
export function OrderMoves({ order }: { order: Order }) {
  const t = useWords();
  const may = useMayIn(order.operationId);
  const now = useNow();
  const adds = isGoing(order, now) && may(addOrderCopies);
  const recalls = order.state === "ORDER_STATE_IN_FORCE" && may(recallOrder);
  const issues = may(issueOrder);
  const { asks, ask, close } = useAsks([adds && "add", recalls && "recall"]);
  const then = () => void close();
  const how = { touches: touched(order.operationId), together: useTogether(), then };
  const number = order.number;
  const add = useAct(addOrderCopies, { ...how, done: ["order.add.done", { number }] });
  const recall = useAct(recallOrder, { ...how, done: ["order.recall.done", { number }] });
  const request = { operationId: order.operationId, orderId: order.orderId, version: order.version };
  if (!adds && !recalls && !issues && !asks) return null;
  return (
    <>
      <div className="buttons order-moves">
        {issues && (
          <Link className="button line" to="/operations/$operation/orders/new" params={{ operation: order.operationId }}>
            {t("order.issue.next")}
          </Link>
        )}
        {adds && <Button onClick={() => ask("add")}>{t("order.add")}</Button>}
        {recalls && (
          <Button look="stop" onClick={() => ask("recall")}>
            {t("order.recall")}
          </Button>
        )}
      </div>
      {asks === "add" && <AddDialog order={order} state={add} close={then} send={(receiverCountries) => add.run({ ...request, receiverCountries })} />}
      {asks === "recall" && (
        <ReasonDialog
          title={t("order.recall.title", { number })}
          effect={t("order.recall.effect", { number: order.copies })}
          act={t("order.recall")}
          refusedTitle={t("order.recall.refused")}
          stateOf="ORDER"
          rule={recallOrderRequestRules.reason}
          draft={`recallOrder.${order.orderId}`}
          state={recall}
          close={then}
          send={(reason) => recall.run({ ...request, reason })}
        />
      )}
    </>
  );
}

interface Given {
  order: Order;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (countries: string[]) => Promise<unknown>;
}

/** Copies for those who have none, who joined late mostly. */
function AddDialog({ order, state, close, send }: Given) {
  const t = useWords();
  const copies = useQuery(orderCopiesQuery(order.operationId, order.orderId)).data ?? [];
  const taking = useTaking(order.operationId, "RECEIVE_ORDERS");
  const copyOf = (country: string) => copies.find(({ receiverCountry }) => receiverCountry === country);
  const among = taking.filter(({ country }) => !copyOf(country));
  const destroyed = taking.filter(({ country }) => copyOf(country)?.state === "ORDER_COPY_STATE_DESTROYED");
  const draft = useDraft(`addOrderCopies.${order.orderId}`, { countries: [] as string[] });
  // Whoever was given one meanwhile is no choice any more.
  const countries = draft.value.countries.filter((code) => among.some(({ country }) => country === code));
  const named = (field: string) => {
    const at = /^receiver_countries\[(\d+)\]$/.exec(field)?.[1];
    return at === undefined ? placeOf(t, field) : isolate(t.country(countries[Number(at)] ?? ""));
  };
  return (
    <Dialog title={t("order.add.title", { number: order.number })} close={close}>
      <Form refusal={state.refusal} send={() => void send(countries).then((answer) => answer !== undefined && draft.drop())}>
        <p>{t("order.add.effect")}</p>
        <CountryChoice label={t("order.receivers")} path="receiver_countries" rule={addOrderCopiesRequestRules.receiver_countries} among={among} every={false} value={countries} change={(chosen) => draft.set({ countries: chosen })} />
        <KindsLeftOut operationId={order.operationId} act="RECEIVE_ORDERS" />
        {destroyed.length > 0 && <p className="quiet">{t("order.add.destroyed", { countries: t.list(destroyed.map(({ displayName }) => apart(displayName))) })}</p>}
        <DiligenceNote operationId={order.operationId} countries={countries} nameOf={(code) => among.find(({ country }) => country === code)?.displayName ?? t.country(code)} />
        <RefusalPanel
          title={t("order.add.refused")}
          refusal={state.refusal}
          again={state.again}
          told={["receiver_countries"]}
          named={named}
          stateOf="ORDER"
          way={state.refusal?.reason === "COPY_OVER" ? t("order.copyOver.lead") : undefined}
        />
        <FormButtons busy={state.busy} cannot={countries.length === 0 ? t("order.add.nobody") : undefined} close={close}>
          {t("order.add")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
