import type { Given } from "@/call/method";
import { actionKind, assuranceKind } from "@/gen/enums";
import type { ActionKind, AssuranceKind, Caveat, Participation, StandingCaveat } from "@/gen/types";
import type { MessageId } from "@/language/messages";
import type { Words } from "@/language/useWords";
import { apart, isolate } from "@/parts/Time";

/** The arms of `rule`, as JSON has them. */
export const caveatRules = ["excludedKinds", "hours", "excludedDays", "onlyDays", "priorApproval", "inspectionOnly", "assurance"] as const satisfies readonly (keyof Caveat)[];

export type CaveatRule = (typeof caveatRules)[number];

/** How many a country may have, as the contract says. */
export const mostCaveats = 20;

/** A caveat as it is typed: what its rule does not need is empty. */
export interface TypedCaveat {
  key: string;
  rule: CaveatRule;
  kinds: ActionKind[];
  zone: string;
  from: string;
  to: string;
  first: string;
  last: string;
  authority: string;
  assured: AssuranceKind;
  note: string;
}

export function caveatsOf(one: Pick<Participation, "caveats"> | undefined): StandingCaveat[] {
  // A service of a release before says none.
  return one?.caveats ?? [];
}

export function isPending(one: StandingCaveat, now: number): boolean {
  return one.inForceTime !== undefined && Date.parse(one.inForceTime) > now;
}

export function ruleOf(caveat: Caveat): CaveatRule | undefined {
  return caveatRules.find((rule) => caveat[rule] !== undefined);
}

export function ruleName(rule: CaveatRule): MessageId {
  return `caveat.rule.${rule}`;
}

/** `ACTION_KIND_ASSET_FREEZE` is the kind of task `assetFreeze`. */
export function taskKindOf(kind: ActionKind): string {
  return kind
    .slice("ACTION_KIND_".length)
    .toLowerCase()
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function kindWord(kind: ActionKind): MessageId {
  return `kind.${taskKindOf(kind)}` as MessageId;
}

/** Whether no task of a kind may be asked of who has it. */
export function excludes(caveat: Caveat, taskKind: string): boolean {
  if (caveat.inspectionOnly) return taskKind !== "inspection";
  return caveat.excludedKinds?.kinds.some((kind) => taskKindOf(kind) === taskKind) ?? false;
}

/** Whether a task of a kind needs an approval by it before the start. */
export function asksApproval(caveat: Caveat, taskKind: string): boolean {
  const approval = caveat.priorApproval;
  return approval !== undefined && (approval.kinds.length === 0 || approval.kinds.some((kind) => taskKindOf(kind) === taskKind));
}

/** Whether it says something of when or how a task of a kind is carried out. */
export function concerns(caveat: Caveat, taskKind: string): boolean {
  return excludes(caveat, taskKind) || asksApproval(caveat, taskKind) || (caveat.hours ?? caveat.excludedDays ?? caveat.onlyDays) !== undefined;
}

/** What it means, in a sentence. */
export function caveatText(t: Words, caveat: Caveat): string {
  const kinds = (of: readonly ActionKind[]) => t.list(of.map((kind) => t(kindWord(kind))));
  const { excludedKinds, hours, excludedDays, onlyDays, priorApproval, inspectionOnly, assurance } = caveat;
  if (excludedKinds) return t("caveat.text.excludedKinds", { kinds: kinds(excludedKinds.kinds) });
  if (hours) {
    const values = { from: isolate(hours.from), to: isolate(hours.to), zone: isolate(hours.timeZone) };
    return t(hours.to > hours.from ? "caveat.text.hours" : "caveat.text.night", values);
  }
  const days = excludedDays ?? onlyDays;
  if (days) return t(excludedDays ? "caveat.text.excludedDays" : "caveat.text.onlyDays", { first: isolate(days.firstDay), last: isolate(days.lastDay), zone: isolate(days.timeZone) });
  if (priorApproval) {
    const authority = apart(priorApproval.authority);
    return priorApproval.kinds.length ? t("caveat.text.priorApproval", { authority, kinds: kinds(priorApproval.kinds) }) : t("caveat.text.priorApproval.all", { authority });
  }
  if (inspectionOnly) return t("caveat.text.inspectionOnly");
  if (assurance) return t(`caveat.assured.${assurance.kind as (typeof assuranceKind)[number]}`);
  return t("caveat.text.other");
}

/** A new row, under a key that no other has. */
export function newCaveat(rule: CaveatRule, rows: readonly TypedCaveat[], zone: string): TypedCaveat {
  const name = rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  let number = 1;
  while (rows.some((one) => one.key === `${name}-${number}`)) number++;
  return { key: `${name}-${number}`, rule, kinds: [], zone, from: "", to: "", first: "", last: "", authority: "", assured: assuranceKind[0], note: "" };
}

export function typedCaveat(caveat: Caveat): TypedCaveat {
  const days = caveat.excludedDays ?? caveat.onlyDays;
  return {
    ...newCaveat(ruleOf(caveat) ?? "inspectionOnly", [], ""),
    key: caveat.key,
    kinds: caveat.excludedKinds?.kinds ?? caveat.priorApproval?.kinds ?? [],
    zone: caveat.hours?.timeZone ?? days?.timeZone ?? "",
    from: caveat.hours?.from ?? "",
    to: caveat.hours?.to ?? "",
    first: days?.firstDay ?? "",
    last: days?.lastDay ?? "",
    authority: caveat.priorApproval?.authority ?? "",
    assured: caveat.assurance?.kind ?? assuranceKind[0],
    note: caveat.note,
  };
}

export function caveatOf(typed: TypedCaveat): Given<Caveat> {
  const days = { timeZone: typed.zone, firstDay: typed.first, lastDay: typed.last };
  // In the contract's order, however they were chosen.
  const kinds = actionKind.filter((kind) => typed.kinds.includes(kind));
  const rules: Record<CaveatRule, Given<Caveat>> = {
    excludedKinds: { excludedKinds: { kinds } },
    hours: { hours: { timeZone: typed.zone, from: typed.from, to: typed.to } },
    excludedDays: { excludedDays: days },
    onlyDays: { onlyDays: days },
    priorApproval: { priorApproval: { authority: typed.authority, kinds } },
    inspectionOnly: { inspectionOnly: {} },
    assurance: { assurance: { kind: typed.assured } },
  };
  return { key: typed.key, note: typed.note, ...rules[typed.rule] };
}

/** Whether all that its rule needs is typed, so that it can be said what it means. */
export function isWhole(typed: TypedCaveat): boolean {
  switch (typed.rule) {
    case "excludedKinds":
      return typed.kinds.length > 0;
    case "hours":
      return typed.zone !== "" && typed.from !== "" && typed.to !== "";
    case "excludedDays":
    case "onlyDays":
      return typed.zone !== "" && typed.first !== "" && typed.last !== "";
    case "priorApproval":
      return typed.authority !== "";
    case "inspectionOnly":
    case "assurance":
      return true;
  }
}
