import type { Given } from "@/call/method";
import { handlingLevel, useCondition } from "@/gen/enums";
import type { HandlingLevel, Participation, Restriction, StandingRestriction, UseCondition } from "@/gen/types";
import { snake } from "@/language/letters";
import type { MessageId } from "@/language/messages";
import type { Words } from "@/language/useWords";
import { levelName } from "@/parts/Handling";
import { rowsOn, type TypedRows } from "@/parts/rowsOn";

/** The arms of `rule`, as JSON has them. */
export const restrictionRules = ["notToCountries", "leastHandling"] as const satisfies readonly (keyof Restriction)[];

export type RestrictionRule = (typeof restrictionRules)[number];

/** A restriction as it is typed: what its rule does not need is empty. */
export interface TypedRestriction {
  key: string;
  /** `other`: one that this page does not know. */
  rule: RestrictionRule | "other";
  /** Of one that is not known, what is there: it is sent back as it came. */
  as?: Restriction;
  countries: string[];
  level: HandlingLevel | "";
  /** Empty for as its owner says. */
  condition: UseCondition | "";
  consent: boolean;
  note: string;
}

export function restrictionsOf(one: Pick<Participation, "restrictions"> | undefined): StandingRestriction[] {
  // A service of a release before says none.
  return one?.restrictions ?? [];
}

function ruleOf(one: Restriction): RestrictionRule | undefined {
  return restrictionRules.find((rule) => one[rule] !== undefined);
}

function isUnset(condition: string | undefined): boolean {
  return condition === undefined || condition === "USE_CONDITION_UNSPECIFIED";
}

/** Whether this page can say all of it; a service of a later release may know more. */
function isKnown(one: Restriction): boolean {
  const least = one.leastHandling;
  const conditions: readonly string[] = useCondition;
  return ruleOf(one) !== undefined && (!least || ((handlingLevel as readonly string[]).includes(least.handlingLevel) && (isUnset(least.useCondition) || conditions.includes(least.useCondition))));
}

export function restrictionName(rule: TypedRestriction["rule"]): MessageId {
  return rule === "other" ? "restriction.text.other" : `restriction.rule.${rule}`;
}

/** What it means, in a sentence. */
export function restrictionText(t: Words, one: Restriction, nameOf: (code: string) => string = t.country): string {
  if (!isKnown(one)) return t("restriction.text.other");
  const { notToCountries, leastHandling: least } = one;
  if (notToCountries) return t("restriction.text.notToCountries", { countries: t.list(notToCountries.countries.map(nameOf)) });
  if (!least) return t("restriction.text.other");
  const more = [
    ...(isUnset(least.useCondition) ? [] : [t(`restriction.condition.${least.useCondition as (typeof useCondition)[number]}`)]),
    ...(least.consentToShareOn ? [t("restriction.text.consent")] : []),
  ];
  const level = levelName(least.handlingLevel);
  return more.length ? t("restriction.text.leastHandling.more", { level, more: t.list(more) }) : t("restriction.text.leastHandling", { level });
}

/** Each of a participation under its key, with what its country has noted, to be compared. */
export function toldRestrictions(t: Words, one: Pick<Participation, "restrictions"> | undefined, nameOf?: (code: string) => string): Record<string, string> {
  return Object.fromEntries(restrictionsOf(one).flatMap(({ restriction }) => (restriction ? [[restriction.key, [restrictionText(t, restriction, nameOf), restriction.note].filter((part) => part !== "").join(" · ")]] : [])));
}

/** A new row, under a key that no other has. */
export function newRestriction(rule: RestrictionRule, rows: readonly Pick<TypedRestriction, "key">[]): TypedRestriction {
  const name = snake(rule).replaceAll("_", "-");
  let number = 1;
  while (rows.some((one) => one.key === `${name}-${number}`)) number++;
  return { key: `${name}-${number}`, rule, countries: [], level: rule === "leastHandling" ? "HANDLING_LEVEL_AMBER" : "", condition: "", consent: false, note: "" };
}

export function typedRestriction(one: Restriction): TypedRestriction {
  const rule = ruleOf(one);
  if (!rule || !isKnown(one)) return { ...newRestriction("notToCountries", []), key: one.key, rule: "other", as: one, note: one.note };
  const condition = one.leastHandling?.useCondition;
  return {
    ...newRestriction(rule, []),
    key: one.key,
    countries: one.notToCountries?.countries ?? [],
    level: one.leastHandling?.handlingLevel ?? "",
    condition: condition === undefined || isUnset(condition) ? "" : condition,
    consent: one.leastHandling?.consentToShareOn ?? false,
    note: one.note,
  };
}

export function restrictionOf(typed: TypedRestriction): Given<Restriction> {
  if (typed.rule === "other") return typed.as ?? { key: typed.key, note: typed.note };
  if (typed.rule === "notToCountries") return { key: typed.key, note: typed.note, notToCountries: { countries: typed.countries } };
  return {
    key: typed.key,
    note: typed.note,
    leastHandling: { handlingLevel: typed.level || "HANDLING_LEVEL_AMBER", ...(typed.condition ? { useCondition: typed.condition } : {}), consentToShareOn: typed.consent },
  };
}

/** Whether all that its rule needs is typed, so that it can be said what it means. */
export function isWhole(typed: TypedRestriction): boolean {
  return typed.rule !== "notToCountries" || typed.countries.length > 0;
}

/** What is typed, on the list as it is now. */
export function restrictionsOn(now: readonly TypedRestriction[], typed: TypedRows<TypedRestriction>): readonly TypedRestriction[] {
  return rowsOn(now, typed, (one, others) => (one.rule === "other" ? undefined : { ...one, key: newRestriction(one.rule, others).key }));
}

/** What somebody is about to give. */
export interface Giving {
  countries: readonly string[];
  level?: HandlingLevel | "" | undefined;
  /** Of a package alone. */
  condition?: UseCondition | undefined;
  consent?: boolean | undefined;
}

/** Which of these the service would refuse it by, each with the countries that it is kept from. */
export function refusing(standing: readonly StandingRestriction[], giving: Giving): { restriction: Restriction; kept: string[] }[] {
  return standing.flatMap(({ restriction }) => {
    if (!restriction) return [];
    const { notToCountries, leastHandling: least } = restriction;
    const kept = giving.countries.filter((code) => notToCountries?.countries.includes(code));
    const lower = least !== undefined && isLower(least, giving);
    return kept.length || lower ? [{ restriction, kept }] : [];
  });
}

function isLower(least: NonNullable<Restriction["leastHandling"]>, { level, condition, consent }: Giving): boolean {
  const levels: readonly string[] = handlingLevel;
  const conditions: readonly string[] = useCondition;
  return (
    (level !== undefined && level !== "" && levels.indexOf(level) < levels.indexOf(least.handlingLevel)) ||
    (condition !== undefined && !isUnset(least.useCondition) && conditions.indexOf(condition) > conditions.indexOf(least.useCondition)) ||
    (consent === false && least.consentToShareOn)
  );
}
