import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMayFor, useSeesAll } from "@/features/operations/lead";
import { codeNameOf, toldOver, useOperation } from "@/features/operations/operations";
import { issueOrder } from "@/gen/methods";
import type { Order } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { HandlingLabel, strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime, useNow } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { ordersQuery, orderState } from "./orders";

const FROM = "/operations/$operation/orders";

/** The orders of an operation, the newest first: one of them at most is in force. */
export function OrderList() {
  const t = useWords();
  const now = useNow();
  const { operation: operationId } = useParams({ from: FROM });
  const navigate = useNavigate();
  const operation = useOperation(operationId).data;
  const may = useMayFor(operation);
  const all = useSeesAll(operation);
  const query = useQuery(ordersQuery(operationId));
  const rows = query.data ?? [];
  useMarking(strictest(rows.map(({ handlingLevel }) => handlingLevel)), operation?.exercise);
  const columns: Column<Order>[] = [
    {
      key: "number",
      head: t("order"),
      cell: (one) => (
        <Link to="/operations/$operation/orders/$order" params={{ operation: operationId, order: one.orderId }}>
          {t("order.title", { number: one.number })}
        </Link>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={orderState(one, now)} /> },
    { key: "revision", head: t("order.revision"), cell: (one) => t("operation.revision", { number: one.revisionNumber }), dispensable: 2 },
    { key: "issued", head: t("field.utc", { label: t("order.issued") }), cell: (one) => <ShortTime time={one.issueTime} />, dispensable: 1 },
    { key: "destroy", head: t("field.utc", { label: t("order.destroyBy") }), cell: (one) => <ShortTime time={one.destroyTime} />, dispensable: 1 },
    ...(all ? ([{ key: "copies", head: t("copies.title"), cell: (one) => t("copies.count", { number: one.copies }), dispensable: 2 }] satisfies Column<Order>[]) : []),
    { key: "level", head: t("fieldname.handlingLevel"), cell: (one) => <HandlingLabel level={one.handlingLevel} />, dispensable: 3 },
  ];
  return (
    <Page
      title={t("nav.orders")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("orders.count", { number: rows.length })}</span>}
      acts={
        may(issueOrder) && (
          <Button look="main" hotkey="n" cannot={cannotIssue()} onClick={() => void navigate({ to: "/operations/$operation/orders/new", params: { operation: operationId } })}>
            {t("order.issue")}
          </Button>
        )
      }
    >
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.orders")}>
        <Loaded query={query} rows={4}>
          {() =>
            rows.length ? (
              <Table caption={t("nav.orders")} columns={columns} rows={rows} id={(one) => one.orderId} />
            ) : (
              <>
                <h2 className="hidden">{t("nav.orders")}</h2>
                <Empty title={t("orders.empty")}>
                  <p>{t(all ? "orders.empty.lead" : "orders.empty.text")}</p>
                </Empty>
              </>
            )
          }
        </Loaded>
      </section>
    </Page>
  );

  function cannotIssue(): string | undefined {
    return toldOver(t, operation) ?? (!operation || operation.approvedRevision ? undefined : t("reason.NO_APPROVED_PLAN"));
  }
}
