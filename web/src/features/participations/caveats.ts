import type { Given } from "@/call/method";
import { actionKind, assuranceKind } from "@/gen/enums";
import type { ActionKind, AssuranceKind, Caveat, Participation, StandingCaveat } from "@/gen/types";
import { camel, smallLetters, snake } from "@/language/letters";
import type { MessageId } from "@/language/messages";
import { toldDay } from "@/language/time";
import type { Words } from "@/language/useWords";
import { rowsOn, type TypedRows } from "@/parts/rowsOn";
import { apart, isolate } from "@/parts/Time";

/** The arms of `rule`, as JSON has them. */
export const caveatRules = ["excludedKinds", "hours", "excludedDays", "onlyDays", "priorApproval", "inspectionOnly", "assurance"] as const satisfies readonly (keyof Caveat)[];

export type CaveatRule = (typeof caveatRules)[number];

/** A caveat as it is typed: what its rule does not need is empty. */
export interface TypedCaveat {
  key: string;
  /** `other`: one that this page does not know. */
  rule: CaveatRule | "other";
  /** Of one that is not known, what is there: it is sent back as it came. */
  as?: Caveat;
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

export function isPending(one: Pick<StandingCaveat, "inForceTime">, now: number): boolean {
  return one.inForceTime !== undefined && Date.parse(one.inForceTime) > now;
}

export function ruleOf(caveat: Caveat): CaveatRule | undefined {
  return caveatRules.find((rule) => caveat[rule] !== undefined);
}

/** Whether this page can say all of it; a service of a later release may know more. */
function isKnown(caveat: Caveat): boolean {
  const kinds = caveat.excludedKinds?.kinds ?? caveat.priorApproval?.kinds ?? [];
  return ruleOf(caveat) !== undefined && kinds.every((kind) => (actionKind as readonly string[]).includes(kind)) && (!caveat.assurance || (assuranceKind as readonly string[]).includes(caveat.assurance.kind));
}

export function ruleName(rule: TypedCaveat["rule"]): MessageId {
  return rule === "other" ? "caveat.text.other" : `caveat.rule.${rule}`;
}

/** `ACTION_KIND_ASSET_FREEZE` is the kind of task `assetFreeze`. */
export function taskKindOf(kind: ActionKind): string {
  return camel(smallLetters(kind.slice("ACTION_KIND_".length)));
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
  if (!isKnown(caveat)) return t("caveat.text.other");
  const kinds = (of: readonly ActionKind[]) => t.list(of.map((kind) => t(kindWord(kind))));
  const { excludedKinds, hours, excludedDays, onlyDays, priorApproval, inspectionOnly, assurance } = caveat;
  if (excludedKinds) return t("caveat.text.excludedKinds", { kinds: kinds(excludedKinds.kinds) });
  if (hours) {
    const values = { from: isolate(hours.from), to: isolate(hours.to), zone: isolate(hours.timeZone) };
    return t(hours.to > hours.from ? "caveat.text.hours" : "caveat.text.night", values);
  }
  const days = excludedDays ?? onlyDays;
  if (days) {
    const day = (one: string) => isolate(toldDay(t.locale, one));
    return t(excludedDays ? "caveat.text.excludedDays" : "caveat.text.onlyDays", { first: day(days.firstDay), last: day(days.lastDay), zone: isolate(days.timeZone) });
  }
  if (priorApproval) {
    const authority = apart(priorApproval.authority);
    return priorApproval.kinds.length ? t("caveat.text.priorApproval", { authority, kinds: kinds(priorApproval.kinds) }) : t("caveat.text.priorApproval.all", { authority });
  }
  if (inspectionOnly) return t("caveat.text.inspectionOnly");
  return t(`caveat.assured.${assurance?.kind as (typeof assuranceKind)[number]}`);
}

/** Each of a participation under its key, with what its country has noted, to be compared. */
export function toldCaveats(t: Words, one: Pick<Participation, "caveats"> | undefined): Record<string, string> {
  return Object.fromEntries(caveatsOf(one).flatMap(({ caveat }) => (caveat ? [[caveat.key, [caveatText(t, caveat), caveat.note].filter((part) => part !== "").join(" · ")]] : [])));
}

/** A new row, under a key that no other has. */
export function newCaveat(rule: CaveatRule, rows: readonly TypedCaveat[], zone: string): TypedCaveat {
  const name = snake(rule).replaceAll("_", "-");
  let number = 1;
  while (rows.some((one) => one.key === `${name}-${number}`)) number++;
  return { key: `${name}-${number}`, rule, kinds: [], zone, from: "", to: "", first: "", last: "", authority: "", assured: assuranceKind[0], note: "" };
}

export function typedCaveat(caveat: Caveat): TypedCaveat {
  const rule = ruleOf(caveat);
  if (!rule || !isKnown(caveat)) return { ...newCaveat("inspectionOnly", [], ""), key: caveat.key, rule: "other", as: caveat, note: caveat.note };
  const days = caveat.excludedDays ?? caveat.onlyDays;
  return {
    ...newCaveat(rule, [], ""),
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
  if (typed.rule === "other") return typed.as ?? { key: typed.key, note: typed.note };
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
    case "other":
      return true;
  }
}

/** What is typed, on the list as it is now. */
export function caveatsOn(now: readonly TypedCaveat[], typed: TypedRows<TypedCaveat>): readonly TypedCaveat[] {
  return rowsOn(now, typed, (one, others) => (one.rule === "other" ? undefined : { ...one, key: newCaveat(one.rule, others, "").key }));
}
