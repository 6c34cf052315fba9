import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { OperationNote } from "@/features/operations/OperationNote";
import { codeNameOf, useOperation } from "@/features/operations/operations";
import { useWords } from "@/language/useWords";
import { HandlingLabel, useMarking } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Exercise, State } from "@/parts/State";
import { useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { CopyMoves } from "./CopyMoves";
import { orderQuery, orderState } from "./orders";
import { OwnCopy } from "./OwnCopy";

/** A copy beside the inbox: what is to be done with it, and the way to what it says. */
export function CopyDetail({ operationId, orderId, close }: { operationId: string; orderId: string; close: () => void }) {
  const t = useWords();
  const now = useNow();
  const query = useQuery(orderQuery(operationId, orderId));
  const operation = useOperation(operationId).data;
  useKey("Escape", t("dialog.close"), close);
  useMarking(query.data?.handlingLevel);
  return (
    <section className="detail" aria-label={t("order")}>
      <Loaded query={query}>
        {(order) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 tabIndex={-1}>{t("order.title", { number: order.number })}</h2>
                <Exercise of={order} box />
                <State of={orderState(order, now)} box />
                <HandlingLabel level={order.handlingLevel} />
              </div>
            </header>
            <div className="detail-body">
              <OperationNote operation={operation} ended />
              {!order.content && order.ownCopy?.state !== "ORDER_COPY_STATE_DESTROYED" && <p className="note">{t("order.untold")}</p>}
              <p>
                <Link to="/operations/$operation/orders/$order" params={{ operation: operationId, order: orderId }}>
                  {t("order.open")}
                </Link>
              </p>
              {order.ownCopy && <OwnCopy copy={order.ownCopy} />}
            </div>
            {order.ownCopy && <CopyMoves copy={order.ownCopy} readTime={order.ownReadTime} told={order.content !== undefined} reads={false} />}
          </>
        )}
      </Loaded>
    </section>
  );
}
