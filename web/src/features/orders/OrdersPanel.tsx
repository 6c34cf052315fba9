import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listOrders } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { useNow } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { copyState, orderQuery, ordersQuery, orderState } from "./orders";

/** On the page of an operation: the order that teams work from, and how many have read it. */
export function OrdersPanel({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const now = useNow();
  const newest = useQuery({ ...ordersQuery(operationId), enabled: may(listOrders) }).data?.[0];
  // All that it says, for two numbers: once.
  const order = useQuery({ ...orderQuery(operationId, newest?.orderId ?? ""), enabled: newest !== undefined, refetchInterval: false }).data;
  if (!newest) return null;
  const { counts, ownCopy } = order ?? {};
  return (
    <Panel title={t("nav.orders")} inset>
      <ul className="lined">
        <li>
          <Link to="/operations/$operation/orders/$order" params={{ operation: operationId, order: newest.orderId }}>
            {t("order.title", { number: newest.number })}
          </Link>{" "}
          <State of={orderState(newest, now)} />
        </li>
        {counts && <li>{t("order.panel.read", { read: counts.read, copies: counts.copies })}</li>}
        {!counts && ownCopy && (
          <li>
            <State of={copyState(ownCopy, now)} />
          </li>
        )}
      </ul>
    </Panel>
  );
}
