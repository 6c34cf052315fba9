import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import { getOrder, listOrderCopies, listOrderCopiesForUs, listOrderReaders, listOrders } from "@/gen/methods";
import type { Order, OrderContent, OrderCopy, Plan } from "@/gen/types";

export function ordersQuery(operationId: string) {
  return queryOptions({
    queryKey: ["orders", operationId],
    queryFn: ({ signal }) => all(listOrders, { operationId }, (page) => page.orders, { signal }),
    refetchInterval: 30_000,
  });
}

/** An order with what it says, as far as the reader may read it. */
export function orderQuery(operationId: string, orderId: string) {
  return queryOptions({
    queryKey: ["order", operationId, orderId],
    queryFn: async ({ signal }) => (await call(getOrder, { operationId, orderId }, { signal })).order as Order,
    refetchInterval: 30_000,
  });
}

export function orderCopiesQuery(operationId: string, orderId: string) {
  return queryOptions({
    queryKey: ["order", operationId, orderId, "copies"],
    queryFn: ({ signal }) => all(listOrderCopies, { operationId, orderId }, (page) => page.copies, { signal }),
    refetchInterval: 30_000,
  });
}

/** Who of the reader's country has read it. */
export function orderReadersQuery(operationId: string, orderId: string) {
  return queryOptions({
    queryKey: ["order", operationId, orderId, "readers"],
    queryFn: ({ signal }) => all(listOrderReaders, { operationId, orderId }, (page) => page.readers, { signal }),
    refetchInterval: 30_000,
  });
}

/** Copies of all operations with which the reader's country has something to do. */
export const ordersForUsQuery = queryOptions({
  queryKey: ["orderCopies", "forUs"],
  queryFn: ({ signal }) => all(listOrderCopiesForUs, {}, (page) => page.copies, { signal }),
  refetchInterval: 30_000,
});

/** What has to be asked for again when an order or a copy has changed. */
export const touched = (operationId: string) => [["orders", operationId], ["order", operationId], ["orderCopies"]];

/** Whether it was not superseded or recalled, and its time has passed all the same: it is told to nobody any more. */
export function hasPassed({ state, destroyTime }: Pick<Order, "state" | "destroyTime">, now: number): boolean {
  return state === "ORDER_STATE_IN_FORCE" && now >= Date.parse(destroyTime ?? "");
}

/** Whether teams work from it. */
export function isGoing(order: Pick<Order, "state" | "destroyTime">, now: number): boolean {
  return order.state === "ORDER_STATE_IN_FORCE" && !hasPassed(order, now);
}

/** Where an order is, as it is shown. */
export function orderState(order: Pick<Order, "state" | "destroyTime">, now: number): string {
  return hasPassed(order, now) ? "ORDER_TIME_PASSED" : order.state;
}

/** Where a copy is, as it is shown to its receiver: once its time has passed it is to be destroyed. */
export function copyState(copy: Pick<OrderCopy, "state" | "destroyTime">, now: number): string {
  return isToDestroy(copy, now) ? "ORDER_COPY_STATE_CALLED_IN" : copy.state;
}

/** Whether its receiver still has it and may read it. */
export function isInHand({ state, destroyTime }: Pick<OrderCopy, "state" | "destroyTime">, now: number): boolean {
  return (state === "ORDER_COPY_STATE_SENT" || state === "ORDER_COPY_STATE_RECEIVED") && now < Date.parse(destroyTime ?? "");
}

/** Whether it has to be destroyed by now. */
export function isToDestroy(copy: Pick<OrderCopy, "state" | "destroyTime">, now: number): boolean {
  return copy.state !== "ORDER_COPY_STATE_DESTROYED" && !isInHand(copy, now);
}

/** When it is to be destroyed: at once where it is called in. Receipt has no time of its own. */
export function dueOfOrder(one: OrderCopy): string | undefined {
  return one.callInTime ?? one.destroyTime;
}

/** What an order says as a plan, as which its parts are shown; what is no part of an order is empty. */
export function planOf({ content, handlingLevel }: { content: OrderContent; handlingLevel: Order["handlingLevel"] }): Plan {
  const { information, intention, method, administration, riskAssessment, communications, humanRights } = content;
  return {
    codeName: content.codeName,
    handlingLevel,
    purpose: intention?.purpose ?? "PURPOSE_UNSPECIFIED",
    crimeAreas: information?.crimeAreas ?? [],
    legalBasis: information?.legalBasis ?? "",
    leadAgency: information?.leadAgency ?? "",
    ...(intention?.startTime ? { startTime: intention.startTime } : {}),
    ...(intention?.endTime ? { endTime: intention.endTime } : {}),
    phases: method?.phases ?? [],
    objectives: intention?.objectives ?? [],
    reportCurrency: intention?.reportCurrency ?? "",
    totalsShared: false,
    supportingAgencies: information?.supportingAgencies ?? [],
    languages: communications?.languages ?? [],
    situation: information?.situation ?? "",
    area: information?.area ?? "",
    instructions: method?.instructions ?? "",
    teamComposition: method?.teamComposition ?? "",
    technicalEquipment: administration?.technicalEquipment ?? "",
    cooperation: information?.cooperation ?? "",
    logistics: administration?.logistics ?? "",
    rightsInstructions: humanRights?.rightsInstructions ?? "",
    selectionCriteria: [],
    commandPosts: method?.commandPosts ?? [],
    liaisonOfficers: communications?.liaisonOfficers ?? [],
    coordinationUnits: communications?.coordinationUnits ?? [],
    communications: communications?.communications ?? [],
    risks: riskAssessment?.risks ?? [],
    resourceNeeds: administration?.resourceNeeds ?? [],
    reportingDuties: administration?.reportingDuties ?? [],
    ...(humanRights?.protection ? { protection: humanRights.protection } : {}),
    ...(administration?.media ? { media: administration.media } : {}),
    abortCriteria: method?.abortCriteria ?? [],
    waivers: [],
  };
}
