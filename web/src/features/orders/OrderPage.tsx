import "@/features/plan/plan.css";
import "./orders.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMayFor, useSeesAll } from "@/features/operations/lead";
import { OperationNote } from "@/features/operations/OperationNote";
import { codeNameOf, useOperation } from "@/features/operations/operations";
import { Hash } from "@/features/plan/Hash";
import { issueOrder } from "@/gen/methods";
import type { Order } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { HandlingLabel, useMarking } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { apart, useNow, When } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { Copies } from "./Copies";
import { CopyMoves } from "./CopyMoves";
import { OrderDocument } from "./OrderDocument";
import { OrderMoves } from "./OrderMoves";
import { useOrderPdf } from "./OrderPdf";
import { hasPassed, orderQuery, orderState } from "./orders";
import { OwnCopy } from "./OwnCopy";

/** An order as it is read and printed: marked, numbered, and said to be understood at its end. */
export function OrderPage() {
  const { operation, order } = useParams({ from: "/operations/$operation/orders/$order" });
  const query = useQuery(orderQuery(operation, order));
  return <Loaded query={query}>{(one) => <Shown key={order} order={one} />}</Loaded>;
}

function Shown({ order }: { order: Order }) {
  const t = useWords();
  const operation = useOperation(order.operationId).data;
  const all = useSeesAll(operation);
  const issues = useMayFor(operation)(issueOrder);
  const { country } = useSession();
  const now = useNow();
  const own = order.ownCopy;
  // Also on a device without a line nobody reads on.
  const content = hasPassed(order, now) ? undefined : order.content;
  const title = t("order.title", { number: order.number });
  const name = (content?.codeName ?? codeNameOf(operation)) || t("find.operation");
  // What those who lead read beside the numbered copies, or when theirs is destroyed.
  const reading = content !== undefined && (!own || own.state === "ORDER_COPY_STATE_DESTROYED");
  // On each page of paper: which order and copy it is, and whose.
  const copy = reading
    ? t("order.mark.reading", { number: order.number, reader: apart(country ? t.country(country) : t("secretariat")) })
    : own && t("order.mark", { number: order.number, copy: own.copyNumber, of: own.ofCopies, receiver: apart(own.receiverName) });
  useMarking(order.handlingLevel, order.exercise, copy ?? title);
  const pdf = useOrderPdf(order);
  return (
    <Page
      title={title}
      within={{ operation: order.operationId, name }}
      beside={<State of={orderState(order, now)} box />}
      acts={
        content && (
          <>
            <Button hotkey="p" onClick={() => print()}>
              {t("order.print")}
            </Button>
            {pdf.button}
          </>
        )
      }
    >
      <OperationNote operation={operation} ended />
      <Ended order={order} now={now} issues={issues} />
      {pdf.refused}
      <div className="columns order-page">
        <article className="order-doc" aria-label={title}>
          <header className="order-head">
            <p className="order-name">
              <bdi>{name}</bdi> <HandlingLabel level={order.handlingLevel} />
            </p>
            <Rows
              rows={[
                [t("copy"), reading ? t("order.reading") : own && t("order.copy.of", { number: own.copyNumber, of: own.ofCopies })],
                [t("copy.receiver"), own && !reading && <bdi key="receiver">{own.receiverName}</bdi>],
                [t("order.issued"), <When key="issued" time={order.issueTime} />],
                [t("order.destroyBy"), <When key="destroy" time={order.destroyTime} />],
                [t("order.revision"), t("operation.revision", { number: order.revisionNumber })],
                [t("plan.hash"), <Hash key="hash" hash={order.revisionHash} />],
              ]}
            />
          </header>
          {content ? <OrderDocument order={order} content={content} country={own?.receiverCountry} /> : <p className="note">{t("order.untold")}</p>}
        </article>
        <div className="order-beside">
          {all && <OrderMoves order={order} />}
          {own && <OwnCopy copy={own} />}
          {all && <Copies order={order} />}
        </div>
      </div>
      {own && <CopyMoves copy={own} readTime={order.ownReadTime} told={order.content !== undefined} reads={content !== undefined} />}
    </Page>
  );
}

/** Why nobody works from it any more, or that another is to come. */
function Ended({ order, now, issues }: { order: Order; now: number; issues: boolean }) {
  const t = useWords();
  if (hasPassed(order, now)) {
    return (
      <div className="note warn">
        <p>
          <Glyph shape="late" /> <b>{t("order.passed")}</b> <When time={order.destroyTime} />
        </p>
        <p>{t("order.ended.text")}</p>
        {issues && <p>{t("order.passed.next")}</p>}
      </div>
    );
  }
  if (order.state === "ORDER_STATE_IN_FORCE") {
    return order.newerRevisionNumber > 0 ? (
      <p className="note warn">
        <Glyph shape="look" /> {t("order.newer", { number: order.newerRevisionNumber, of: order.revisionNumber })}
      </p>
    ) : null;
  }
  return (
    <div className="note warn">
      <p>
        <Glyph shape="closed" /> <b>{order.supersededByNumber > 0 ? t("order.superseded", { number: order.supersededByNumber }) : t("order.recalled")}</b> <When time={order.endTime} />
      </p>
      {order.recallReason && <p dir="auto">{order.recallReason}</p>}
      <p>{t("order.ended.text")}</p>
    </div>
  );
}
