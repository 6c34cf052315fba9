import { useQuery } from "@tanstack/react-query";
import { useMayIn } from "@/features/operations/lead";
import { useTaking } from "@/features/preparation/items";
import { addOrderCopies } from "@/gen/methods";
import type { Order, OrderCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Glyph } from "@/parts/Glyph";
import { Cut, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { useNow } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { isGoing, isToDestroy, orderCopiesQuery } from "./orders";

/** Who has given receipt, how many have read, and whose copy is still to be destroyed: for those who lead. */
export function Copies({ order }: { order: Order }) {
  const t = useWords();
  const now = useNow();
  const query = useQuery(orderCopiesQuery(order.operationId, order.orderId));
  const { counts } = order;
  const going = isGoing(order, now);
  const adds = useMayIn(order.operationId)(addOrderCopies);
  const taking = useTaking(order.operationId, "RECEIVE_ORDERS");
  const { ask } = useAsks([going && adds && "add"]);
  const without = going && query.data ? taking.filter(({ country }) => !query.data.some(({ receiverCountry }) => receiverCountry === country)).length : 0;
  return (
    <Panel
      title={t("copies.title")}
      note={counts && t("order.counts", { copies: counts.copies, received: counts.received, read: counts.read, readers: counts.readers, destroyed: counts.destroyed })}
      inset
    >
      <Cut rows={query.data} />
      {without > 0 && (
        <p className="note warn">
          {t("order.copies.without", { number: without })}{" "}
          {adds && (
            <Button small look="plain" onClick={() => ask("add")}>
              {t("order.add")}
            </Button>
          )}
        </p>
      )}
      <Loaded query={query} rows={4}>
        {(rows) => (
          <ul className="lined order-copies" tabIndex={0} aria-label={t("copies.title")}>
            {rows.map((copy) => (
              <Copy key={copy.copyNumber} copy={copy} now={now} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function Copy({ copy, now }: { copy: OrderCopy; now: number }) {
  const t = useWords();
  return (
    <li>
      <span className="quiet number">{t.number(copy.copyNumber)}</span>
      <Country code={copy.receiverCountry} name={copy.receiverName} />
      <span className="order-copy-state">
        <State of={copy.state} />
        {isToDestroy(copy, now) && copy.state !== "ORDER_COPY_STATE_CALLED_IN" && (
          <span className="state warn">
            <Glyph shape="late" /> {t("order.toDestroy")}
          </span>
        )}
        {copy.readers > 0 && <span className="quiet">{t("order.readers.have", { number: copy.readers })}</span>}
      </span>
    </li>
  );
}
