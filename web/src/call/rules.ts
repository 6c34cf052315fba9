import { otherDigits, ungrouped } from "@/language/amount";

/** What the contract says of a field, as far as it can be looked at while somebody types. */
export interface Rule {
  readonly name: string;
  readonly required?: boolean;
  readonly minLen?: number;
  readonly maxLen?: number;
  readonly pattern?: string;
  readonly uuid?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly list?: boolean;
  readonly time?: boolean;
  readonly text?: string;
}

export type Rules = Readonly<Record<string, Rule>>;

/** What is wrong with a value: the id by which the services name the rule too, and its numbers. */
export interface Broken {
  readonly rule: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What leaves a mark, as the services see it (cordon.contract.Wording): blanks are symbols or letters in some scripts. */
const seen = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}]/u;

/** The first thing that is wrong with a text, or nothing. The services look at all of it once more. */
export function broken(rule: Rule, value: string): Broken | undefined {
  const length = [...value.trim()].length;
  if (rule.required && !seen.test(value)) return { rule: "required" };
  if (value === "") return undefined;
  if (rule.minLen && length < rule.minLen) return { rule: "string.min_len", values: { number: rule.minLen } };
  if (rule.maxLen && [...value].length > rule.maxLen) return { rule: "string.max_len", values: { number: rule.maxLen } };
  if (rule.min !== undefined || rule.max !== undefined) return brokenNumber(rule, value);
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(value)) return { rule: "string.pattern" };
  return undefined;
}

function brokenNumber(rule: Rule, value: string): Broken | undefined {
  if (!/^-?\d{1,30}$/.test(value)) {
    if (otherDigits(value)) return { rule: "number.digits" };
    const whole = ungrouped(value);
    return whole === undefined || !/^\d+$/.test(whole) ? { rule: "number" } : { rule: "number.grouped", values: { whole } };
  }
  const number = BigInt(value);
  const low = rule.min === undefined || number >= BigInt(rule.min);
  const high = rule.max === undefined || number <= BigInt(rule.max);
  return low && high ? undefined : { rule: "number.range", values: { min: rule.min ?? "", max: rule.max ?? "" } };
}
