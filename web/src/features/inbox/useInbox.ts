import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { asRefusal } from "@/call/refusal";
import { inTurn, isInvitation, operationsQuery } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import { ordersForUsQuery } from "@/features/orders/orders";
import { forUsQuery } from "@/features/packages/packages";
import { itemsQuery } from "@/features/preparation/items";
import { contributionsQuery } from "@/features/preparation/resources";
import { tasksQuery } from "@/features/tasks/tasks";
import { useTaskStreams } from "@/features/tasks/useTaskStreams";
import { listContributions, listCopiesForUs, listOrderCopiesForUs, listPlanningItems } from "@/gen/methods";
import type { PackageCopy } from "@/gen/types";
import { useMay, useSession } from "@/shell/session";
import type { Item } from "./groups";

/** Everything that is asked of this country: tasks as they change, the rest looked for every few seconds. */
export function useInbox() {
  const { country } = useSession();
  const may = useMay();
  const operations = useQuery({ ...operationsQuery, refetchInterval: 10_000 });
  const within = operations.data?.filter((operation) => !isInvitation(operation)) ?? [];
  // Not all may be followed.
  const heard = useTaskStreams(inTurn(within).map((one) => one.operationId));
  const tasks = useQueries({
    queries: within.map((operation) => tasksQuery(operation.operationId, country)),
    combine: (results) => ({
      tasks: results.flatMap((result) => result.data ?? []),
      // What could not be read is not nothing.
      pending: results.some((result) => result.data === undefined),
      failed: results.find((result) => result.isError),
      again: () => results.forEach((result) => result.isError && void result.refetch()),
      at: Math.min(...results.map((result, index) => Math.max(result.dataUpdatedAt, heard[within[index]?.operationId ?? ""] ?? 0)), Infinity),
      changes: results.map((result) => result.dataUpdatedAt).join(),
    }),
  });
  const invitations = operations.data?.filter(isInvitation) ?? [];
  // Until when an answer is asked for stands in a country's own participation; without it an invitation is shown all the same.
  const asked = useQueries({
    queries: invitations.map((operation) => participationsQuery(operation.operationId)),
    combine: (results) => ({
      own: results.map((result) => result.data?.find((one) => one.country === country)),
      pending: results.some((result) => result.isPending && !result.isError),
      changes: results.map((result) => result.dataUpdatedAt).join(),
    }),
  });
  // Without what is to be prepared, as beside a service of a release before, the rest is shown all the same.
  const prepared = useQueries({
    queries: may(listPlanningItems) ? within.map((operation) => itemsQuery(operation.operationId, { state: "PLANNING_ITEM_STATE_OPEN", ownerCountry: country })) : [],
    combine: rowsOf,
  });
  const requests = useQueries({
    queries: may(listContributions) ? within.map((operation) => contributionsQuery(operation.operationId, { state: "CONTRIBUTION_STATE_ASKED", country })) : [],
    combine: rowsOf,
  });
  const [ours, theirs] = may(listCopiesForUs) ? [[forUsQuery("PACKAGE_SIDE_TO_US")], [forUsQuery("PACKAGE_SIDE_BY_US")]] : [[], []];
  const packages = useQueries({ queries: ours.map((query) => query), combine: rowsOf });
  const copies = may(listOrderCopiesForUs) ? [ordersForUsQuery] : [];
  const orders = useQueries({ queries: copies.map((query) => query), combine: rowsOf });
  const wider = useQueries({ queries: theirs.map((query) => query), combine: rowsOf });
  const items = useMemo<Item[]>(
    () => [
      ...invitations.map((operation, at) => ({ what: "invitation" as const, id: operation.operationId, operation, answerTime: asked.own[at]?.answerTime, reminder: asked.own[at]?.lastReminder })),
      ...tasks.tasks.map((task) => ({ what: "task" as const, id: task.taskId, task })),
      ...requests.rows.map((request) => ({ what: "request" as const, id: request.contributionId, request })),
      ...prepared.rows.map((item) => ({ what: "item" as const, id: item.itemId, item })),
      ...packages.rows.map((copy) => ({ what: "package" as const, id: copy.packageId, copy, asks: false })),
      ...askedOnce(wider.rows).map((copy) => ({ what: "package" as const, id: copy.packageId, copy, asks: true })),
      ...orders.rows.map((copy) => ({ what: "order" as const, id: copy.orderId, copy })),
    ],
    [operations.data, tasks.changes, asked.changes, prepared.changes, requests.changes, packages.changes, wider.changes, orders.changes],
  );
  return {
    items,
    operations,
    within: within.map((operation) => operation.operationId),
    opened: operations.data !== undefined && !tasks.pending && !asked.pending && !prepared.pending && !requests.pending && !packages.pending && !wider.pending && !orders.pending,
    failed: operations.error ?? tasks.failed?.error ?? requests.failed?.error ?? prepared.failed?.error ?? packages.failed?.error ?? wider.failed?.error ?? orders.failed?.error ?? undefined,
    again: () => {
      void operations.refetch();
      tasks.again();
      requests.again();
      prepared.again();
      packages.again();
      wider.again();
      orders.again();
    },
    at: Math.min(operations.dataUpdatedAt, tasks.at),
  };
}

interface Asked<Row> {
  data: Row[] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
  dataUpdatedAt: number;
}

function rowsOf<Row>(results: readonly Asked<Row>[]) {
  const isUnknown = ({ error }: Asked<Row>) => error !== null && asRefusal(error).reason === "NOT_IMPLEMENTED";
  const fails = (one: Asked<Row>) => one.error !== null && !isUnknown(one);
  return {
    rows: results.flatMap(({ data }) => data ?? []),
    pending: results.some((result) => result.data === undefined && !isUnknown(result)),
    failed: results.find(fails),
    again: () => results.forEach((result) => fails(result) && void result.refetch()),
    changes: results.map((result) => result.dataUpdatedAt).join(),
  };
}

/** A package of ours stands once, however many of its receivers wait for an answer. */
function askedOnce(copies: readonly PackageCopy[]): PackageCopy[] {
  return [...new Map([...copies].reverse().map((copy) => [copy.packageId, copy])).values()];
}

/** What is new waits until it is asked for: rows never jump under the pointer. */
export function useHeld(items: readonly Item[], opened: boolean): { items: readonly Item[]; fresh: number; reveal: () => void } {
  const known = useRef<Set<string>>(undefined);
  const [, setRevealed] = useState(0);
  if (opened && known.current === undefined) known.current = new Set(items.map((item) => item.id));
  const held = known.current;
  const shown = useMemo(() => (held ? items.filter((item) => held.has(item.id)) : items), [items, held]);
  return {
    items: shown,
    fresh: items.length - shown.length,
    reveal: () => {
      known.current = new Set(items.map((item) => item.id));
      setRevealed((count) => count + 1);
    },
  };
}
