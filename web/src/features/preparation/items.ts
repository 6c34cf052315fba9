import { queryOptions, useQuery } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { useOwnerNames } from "@/features/cases/cases";
import { planOf, useOperation } from "@/features/operations/operations";
import { kindLets, participationsQuery } from "@/features/participations/participations";
import { phaseKind } from "@/gen/enums";
import type { ParticipantAct } from "@/gen/kinds";
import { countPlanningItems, getPlanningItem, listParticipations, listPlanningItems } from "@/gen/methods";
import type { ItemOwner, ListPlanningItemsRequest, Participation, PhaseKind, Plan, PlanningItem, PlanningItemSpec, PlanningItemState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useMay } from "@/shell/session";

export type WantedItems = Omit<Given<ListPlanningItemsRequest>, "operationId">;

export function itemsQuery(operationId: string, wanted: WantedItems = {}) {
  return queryOptions({
    queryKey: ["items", operationId, wanted],
    queryFn: ({ signal }) => all(listPlanningItems, { operationId, ...wanted }, (page) => page.items, { signal }),
    refetchInterval: 30_000,
  });
}

export function itemQuery(operationId: string, itemId: string) {
  return queryOptions({
    queryKey: ["item", operationId, itemId],
    queryFn: async ({ signal }) => (await call(getPlanningItem, { operationId, itemId }, { signal })).item as PlanningItem,
    refetchInterval: 30_000,
  });
}

/** How many there are in each state, and how many are late. */
export function itemCountQuery(operationId: string) {
  return queryOptions({
    queryKey: ["items", operationId, "count"],
    queryFn: ({ signal }) => call(countPlanningItems, { operationId }, { signal }),
    refetchInterval: 30_000,
  });
}

/** What has to be asked for again when an item has changed. */
export const touchedItems = (operationId: string) => [["items", operationId], ["item", operationId]];

export function isOpen({ state }: Pick<PlanningItem, "state">): boolean {
  return state === "PLANNING_ITEM_STATE_OPEN";
}

/** Told from the clock, as the contract says it, and kept nowhere. */
export function isLate(one: Pick<PlanningItem, "state" | "spec">, now: number): boolean {
  return isOpen(one) && Date.parse(one.spec?.dueTime ?? "") < now;
}

/** An owner as one text, as an address or a form has it: `NG`, or a post by its key, which has no capitals. */
export function ownerText(owner: ItemOwner | undefined): string {
  return owner?.post || owner?.country || "";
}

export function ownerOf(text: string): ItemOwner {
  return /^[A-Z]{2}$/.test(text) ? { country: text } : { post: text };
}

/** What the address asks for, as a service takes it. */
export function wantedOf({ show, phase, owner, gate }: { show?: string | undefined; phase?: string | undefined; owner?: string | undefined; gate?: string | undefined }): WantedItems {
  const { post, country } = owner ? ownerOf(owner) : {};
  return {
    ...(show === "LATE" ? { late: true } : show ? { state: show as PlanningItemState } : {}),
    ...(phase ? { phase: phase as PhaseKind } : {}),
    ...(post ? { ownerPost: post } : {}),
    ...(country ? { ownerCountry: country } : {}),
    ...(gate ? { opensPhase: true } : {}),
  };
}

/** By phase in the order of phases, without those of which there are none; within each as the service lists them. */
export function byPhase(items: readonly PlanningItem[]): { phase: (typeof phaseKind)[number]; items: PlanningItem[] }[] {
  return phaseKind.map((phase) => ({ phase, items: items.filter(({ spec }) => spec?.phase === phase) })).filter(({ items: own }) => own.length > 0);
}

/** What has to be done before a phase may begin. */
export function gatesQuery(operationId: string) {
  return itemsQuery(operationId, { opensPhase: true });
}

/** Of one phase: how many of its gates are passed, of those that are not dropped. */
export function passed(gates: readonly PlanningItem[]): { passed: number; all: number } {
  const counted = gates.filter(({ state }) => state !== "PLANNING_ITEM_STATE_DROPPED");
  return { passed: counted.filter(({ state }) => state === "PLANNING_ITEM_STATE_DONE").length, all: counted.length };
}

/** When a phase begins first. */
export function phaseBegins(plan: Plan | undefined, kind: PhaseKind): string | undefined {
  const starts = (plan?.phases ?? []).flatMap((phase) => (phase.kind === kind && phase.startTime ? [phase.startTime] : []));
  return starts.sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}

/** The phase in which we are; before the first and after the last that one. */
export function phaseAt(plan: Plan | undefined, now: number): PhaseKind {
  const known = [...(plan?.phases ?? [])].sort((one, other) => Date.parse(one.startTime ?? "") - Date.parse(other.startTime ?? ""));
  return (known.find(({ endTime }) => now < Date.parse(endTime ?? "")) ?? known.at(-1))?.kind ?? "PHASE_KIND_PREPARATION";
}

/** Who may be asked to do something, and how whoever does it is called. */
export function useItemOwners(operationId: string) {
  const t = useWords();
  const may = useMay();
  const plan = planOf(useOperation(operationId).data);
  const nameOf = useOwnerNames(operationId);
  const taking = useTaking(operationId, "OWN_ITEMS");
  const posts = plan?.commandPosts ?? [];
  const told = (owner: ItemOwner | undefined) => {
    if (owner?.country) return nameOf(owner.country);
    const post = posts.find(({ key }) => key === owner?.post);
    // A later revision may have no such post any more.
    return post ? t("prep.pair", { one: post.function, other: post.country ? nameOf(post.country) : post.agency }) : ownerText(owner);
  };
  const countries = may(listParticipations) ? taking.map(({ country }) => country).sort((one, other) => t.compare(nameOf(one), nameOf(other))) : [];
  const options = [...posts.map(({ key }) => key), ...countries].map((text) => [text, told(ownerOf(text))] as const);
  return { told, nameOf, options };
}

/** Those that have accepted, by the name that the plan has for them; only those whose kind lets them do something, if it is named. */
export function useTaking(operationId: string, act?: ParticipantAct): readonly Participation[] {
  const t = useWords();
  const may = useMay();
  const rows = useQuery({ ...participationsQuery(operationId), enabled: may(listParticipations) }).data ?? [];
  return rows.filter((one) => one.state === "PARTICIPATION_STATE_ACCEPTED" && (act === undefined || kindLets(one, act))).sort((one, other) => t.compare(one.displayName, other.displayName));
}

/** An item as it is typed; its owner as one text. */
export interface TypedItem {
  title: string;
  text: string;
  phase: PhaseKind;
  owner: string;
  dueTime: string | undefined;
  /** Whether its phase is to begin only once it is done. */
  opensPhase: boolean;
  /** The record that is revised, as it was read. */
  begun?: PlanningItem | undefined;
}

export const newItem = (phase: PhaseKind): TypedItem => ({ title: "", text: "", phase, owner: "", dueTime: undefined, opensPhase: false });

/** A record as what is typed. */
export function typedItem({ spec }: PlanningItem): Omit<TypedItem, "begun"> {
  return { title: spec?.title ?? "", text: spec?.text ?? "", phase: spec?.phase ?? "PHASE_KIND_PREPARATION", owner: ownerText(spec?.owner), dueTime: spec?.dueTime, opensPhase: spec?.opensPhase ?? false };
}

export function sentItem({ title, text, phase, owner, dueTime, opensPhase }: Omit<TypedItem, "begun">): Given<PlanningItemSpec> {
  return { title: title.trim(), text, phase, owner: ownerOf(owner), dueTime, ...(opensPhase ? { opensPhase } : {}) };
}
